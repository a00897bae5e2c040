# The image is built again after one file has changed: which steps come from the cache.
part_rebuild() {
  say "  docker build after $CHANGED changed"
  cp -R "$here/answer" "$work/context"
  case $CHANGED in *.py) echo '# changed' ;; *) echo '// changed' ;; esac >> "$work/context/$CHANGED"
  docker build --progress plain -t "$image" "$work/context" > "$work/rebuild" 2>&1
  : > "$work/steps"
  while read -r number rest; do
    case $rest in
      '['*/*'] FROM '* | 'sha256:'*) ;;
      '['*/*'] '*) echo "$number ${rest#*] }" >> "$work/steps" ;;
      CACHED) echo "$number" >> "$work/cached" ;;
    esac
  done < "$work/rebuild"
  count=0
  while read -r number text; do
    count=$((count + 1))
    how=again
    [ -e "$work/cached" ] && while read -r same; do [ "$same" != "$number" ] || how=cached; done < "$work/cached"
    see "rebuild.$count" "$how $text"
  done < "$work/steps"
  rm -rf "$work/context"
}

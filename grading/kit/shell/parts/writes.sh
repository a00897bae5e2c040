# docker diff: what the container wrote into its own layer.
part_writes() {
  say '  docker diff'
  docker diff "$c" | cut -c 3- > "$work/changed"
  : > "$work/written"
  while read -r path; do
    leaf=yes
    while read -r other; do case $other in "$path"/*) leaf=no ;; esac; done < "$work/changed"
    [ $leaf = no ] || echo "$path" >> "$work/written"
  done < "$work/changed"
  see writes "$(sort "$work/written" | tr '\n' ' ')"
}

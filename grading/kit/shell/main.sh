# Prints whether something holds: ask NAME COMMAND…
ask() {
  asked=$1
  shift
  held=no
  "$@" && held=yes
  printf '  %-32s %s\n' "$asked" "$(case $held in yes) echo holds ;; *) echo 'does not hold' ;; esac)"
  verdicts="$verdicts $asked=$held"
} 2> /dev/null
# Of a check, if what it needs is there: holds CHECK NEEDS VALUE…
holds() {
  check=check_$(echo "$1" | tr '-' '_')
  case $2 in nothing) ;; image) is build.ok yes ;; *) is start.running yes ;; esac || return
  shift 2
  "$check" "$@"
}

# Of the answer's files, as they are now.
hash_of_files() {
  for file in $FILES; do echo "$(hash < "$here/answer/$file")  $file"; done | hash
}

verdicts=
docker version -f '{{.Server.Version}}' > "$work/engine" 2> /dev/null || { say 'verify.sh: docker does not answer; is it running?' >&2 && exit 2; }
say "$EXERCISE on Docker Engine $(cat "$work/engine")"
open_eye || { say 'verify.sh: no container of busybox:1.37 could be started.' >&2 && exit 2; }
perform
say
say 'What holds'
verdict
line="pid-one $EXERCISE engine=$(cat "$work/engine")$verdicts files=$(hash_of_files | cut -c 1-16)"
say
say "$line sum=$(printf '%s' "$line" | hash | cut -c 1-16)"

# Who hears the stop signal. A frozen process keeps it pending, where /proc shows it. First all but PID 1 are frozen, so that nobody's end ends the others;
# then whoever has not been seen to hear it is asked alone, in a container of its own: somebody in between may have to be awake to pass it on.
part_heard() {
  say '  freeze the services, and send the stop signal'
  begin || return
  patience=$(told "$c" '{{with .Config.StopTimeout}}{{.}}{{else}}10{{end}}')
  processes "$c" > "$work/services"
  all=
  : > "$work/pending"
  while read -r pid ppid state uid host argv; do
    [ "$state" = Z ] || [ "$pid" = 1 ] || all="$all $host"
  done < "$work/services"
  [ -z "$all" ] || hear 2 $all
  number=0
  unheard=
  while read -r pid ppid state uid host argv; do
    number=$((number + 1))
    [ "$state" != Z ] && [ "$pid" != 1 ] && [ -n "$(service $argv)" ] || continue
    case " $(cat "$work/pending") " in
      *" $host "*) see "heard.$number" "yes $argv" ;;
      *) unheard="$unheard $number" ;;
    esac
  done < "$work/services"
  for number in $unheard; do
    argv=$(row services "$number" | cut -d ' ' -f 6-)
    begin || return
    processes "$c" > "$work/again"
    host=$({ row again "$number" && cat "$work/again"; } | host_of "$argv") # the one in its place, or another one like it
    [ -n "$host" ] || { see "heard.$number" "gone $argv" && continue; } # it does not stay
    hear "$patience" "$host"
    see "heard.$number" "$(yes_no grep -qw "$host" "$work/pending") $argv"
  done
}
host_of() {
  while read -r pid ppid state uid host same; do [ "$same" != "$1" ] || { echo "$host" && return; }; done
}
# Freezes processes, sends the container its stop signal, and watches for some seconds; those that were seen to have a signal stand in `pending`: hear SECONDS HOST-PID…
hear() {
  stopping=$(told "$c" '{{.Config.StopSignal}}')
  stopping=${stopping:-SIGTERM}
  seconds=$1
  shift
  kill_from_outside STOP "$@"
  : > "$work/watched"
  docker exec -i "$eye" sh -s "$(signals_to_see "$stopping")" "$seconds" "$@" > "$work/watched" << 'WATCH' &
mask=$1
left=$(($2 * 10))
shift 2
files=$(for pid; do echo "/proc/$pid/status"; done)
echo ready
while [ $left -gt 0 ]; do
  found=$(grep -HE '^(Sig|Shd)Pnd' $files 2> /dev/null)
  [ -n "$found" ] || exit
  for word in $found; do
    case $word in
      *:) of=$word ;;
      *)
        [ $((0x$word & mask)) != 0 ] || continue
        pid=${of#/proc/}
        echo "${pid%%/*}"
        [ $# -gt 1 ] || exit
        ;;
    esac
  done
  left=$((left - 1))
  sleep 0.1
done
WATCH
  watcher=$!
  until [ -s "$work/watched" ] || ! kill -0 "$watcher" 2> /dev/null; do sleep 0.1; done
  docker kill -s "$stopping" "$c" > /dev/null
  wait "$watcher"
  sort -u "$work/watched" | tr '\n' ' ' > "$work/pending"
}
# A bit for each signal that may be meant to end a process, as /proc counts them. SIGHUP only when asked for: the kernel sends it to a frozen process, too.
signals_to_see() {
  mask=$((1 << 1 | 1 << 2 | 1 << 9 | 1 << 11 | 1 << 14 | 1 << 27)) # INT QUIT USR1 USR2 TERM WINCH
  case ${1#SIG} in HUP) number=1 ;; [0-9]*) number=${1#SIG} ;; *) number=15 ;; esac
  echo $((mask | 1 << (number - 1)))
}

# Who hears the stop signal: every service but PID 1 is frozen first, so that a signal that was passed on stays pending, where /proc shows it.
part_heard() {
  say '  freeze the services, and send the stop signal'
  begin || return
  stopping=$(told "$c" '{{.Config.StopSignal}}')
  processes "$c" > "$work/services"
  frozen=
  while read -r pid ppid state uid host argv; do
    [ "$state" != Z ] && [ "$pid" != 1 ] && [ -n "$(service $argv)" ] && frozen="$frozen $host"
  done < "$work/services"
  [ -z "$frozen" ] || kill_from_outside STOP $frozen
  docker kill -s "${stopping:-SIGTERM}" "$c" > /dev/null
  pause 1
  number=0
  while read -r pid ppid state uid host argv; do
    number=$((number + 1))
    case " $frozen " in *" $host "*) see "heard.$number" "$(pending "$host" "${stopping:-SIGTERM}") $argv" ;; esac
  done < "$work/services"
  docker rm -f "$c" > /dev/null
}
# Whether a process has a signal that waits for it: pending HOST-PID NAME
pending() {
  case ${2#SIG} in HUP) bit=1 ;; INT) bit=2 ;; QUIT) bit=3 ;; USR1) bit=10 ;; USR2) bit=12 ;; TERM) bit=15 ;; WINCH) bit=28 ;; *) bit=${2#SIG} ;; esac
  docker exec -i "$eye" sh -s "$1" "$bit" << 'LOOK'
while read -r name mask; do
  case $name in SigPnd: | ShdPnd:) [ $((0x$mask >> ($2 - 1) & 1)) = 0 ] || { echo yes && exit; } ;; esac
done < "/proc/$1/status"
echo no
LOOK
}

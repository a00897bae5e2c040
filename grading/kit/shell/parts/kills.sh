# Each process in turn gets SIGKILL, in a container of its own: all but PID 1, and the application.
part_kills() {
  turn=1
  while [ $turn -le 5 ]; do
    begin || return
    processes "$c" > "$work/before"
    : > "$work/victims"
    while read -r pid ppid state uid host argv; do
      [ "$state" != Z ] || continue
      [ "$pid" != 1 ] || [ "$(program ${argv%% *})" = "$APP_PROGRAM" ] || continue
      echo "$pid $host $argv" >> "$work/victims"
    done < "$work/before"
    [ "$(rows victims)" -ge $turn ] || break
    row victims $turn > "$work/victim"
    read -r pid host argv < "$work/victim"
    say "  kill -KILL ${argv}"
    see "kill.$turn.of" "$argv"
    kill_from_outside KILL "$host"
    pause "$PATIENCE"
    condition "kill.$turn" "$c"
    processes "$c" > "$work/after"
    replaced=no
    while read -r pid2 ppid state uid host2 argv2; do
      [ "$state" != Z ] && [ "$argv2" = "$argv" ] || continue
      replaced=$(yes_no [ "$host2" != "$host" ])
      break
    done < "$work/after"
    see "kill.$turn.replaced" $replaced
    turn=$((turn + 1))
  done
}

# SIGHUP by docker kill, and a crash of PID 1 after that.
part_reloaded() {
  is start.running yes || return
  say '  docker kill -s HUP, and a crash later'
  begin || return
  docker kill -s HUP "$c" > /dev/null
  pause 1
  see reloaded.wentOn "$(yes_no running "$c")"
  host=$(told "$c" '{{.State.Pid}}')
  [ "$host" = 0 ] || kill_from_outside KILL "$host"
  pause "$PATIENCE"
  condition reloaded "$c"
}

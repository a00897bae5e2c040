# docker stop, with Docker's own patience.
part_stop() {
  say '  docker stop'
  signal=$(told "$c" '{{.Config.StopSignal}}')
  see stop.signal "${signal:-SIGTERM}"
  from=$(date +%s)
  clock=$(now)
  docker stop "$c" > /dev/null
  see stop.seconds "$(since "$clock")"
  see stop.exit "$(told "$c" '{{.State.ExitCode}}')"
  pause 1
  set -- $(events "$c" "$from" kill '{{.Actor.Attributes.signal}}')
  see stop.signals "$*"
}

# Two megabytes to PID 1's standard output.
part_flood() {
  say '  flood the logs'
  docker exec -u 0 "$c" sh -c 'yes flood flood flood flood flood flood flood flood flood flood flood flood flood flood flood | head -c 2000000 > /proc/1/fd/1'
  pause 1
  see flood.kept "$(docker logs "$c" 2>&1 | wc -c | tr -d ' ')"
  see flood.options "$(told "$c" '{{index .HostConfig.LogConfig.Config "max-size"}} {{index .HostConfig.LogConfig.Config "max-file"}}')"
}

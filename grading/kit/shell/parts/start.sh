# docker build and docker run, then a first look.
part_start() {
  say '  docker build'
  if docker build -t "$image" "$here/answer" > "$work/build.log" 2>&1; then see build.ok yes; else
    see build.ok no
    tail -n 5 "$work/build.log"
    return
  fi
  say '  docker run'
  if begin; then see start.running yes; else
    see start.running no
    [ -z "$c" ] || see start.exit "$(told "$c" '{{.State.ExitCode}}')"
  fi
  is start.running yes && look_around
  [ -n "$c" ] && docker logs "$c" > "$work/logs" 2>&1 || cat "$work/err" > "$work/logs"
  see logs.first "$(head -n 1 "$work/logs" | tr -d '\r')"
}
look_around() {
  [ -z "$PORT" ] || wait_for_answer
  processes "$c" > "$work/processes"
  tell_processes
  [ -z "$PORT" ] || see answer "$(answer "$c" "$PORT")"
  pause 1
}
tell_processes() {
  number=0
  while read -r pid ppid state uid host argv; do
    number=$((number + 1))
    see "process.$number" "$state $uid $argv"
  done < "$work/processes"
}
# A slow machine is given time, here and at each start that follows.
wait_for_answer() {
  tries=0
  while [ "$(answer "$c" "$PORT")" = none ] && [ $tries -lt 10 ]; do
    sleep 1
    tries=$((tries + 1))
  done
  [ $tries -eq 10 ] || settle=$((settle + tries))
}

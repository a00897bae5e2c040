# What the health check says of a container that works, and of the same one with its application frozen.
part_health() {
  begin || return
  see health.test "$(told "$c" '{{with .Config.Healthcheck}}{{json .Test}}{{end}}')"
  case $(got health.test) in '' | '["NONE"]') return ;; esac
  seconds() { v=$(told "$c" "{{.Config.Healthcheck.$1}}"); case $v in 0 | 0s) echo "$2" ;; *) to_seconds "$v" ;; esac; }
  interval=$(seconds Interval 30)
  timeout=$(seconds Timeout 30)
  retries=$(told "$c" '{{.Config.Healthcheck.Retries}}')
  [ "$retries" != 0 ] || retries=3
  pause $((interval + (timeout < 2 ? timeout : 2)))
  see health.working "$(told "$c" '{{.State.Health.Status}}')"
  processes "$c" > "$work/living"
  last_app_row "$work/living" > "$work/victim"
  read -r pid ppid state uid host argv < "$work/victim"
  [ -z "$host" ] || kill_from_outside STOP "$host"
  wait=$(((interval + timeout) * (retries + 1)))
  say "  freeze the application, and wait $wait s"
  pause $wait
  see health.broken "$(told "$c" '{{.State.Health.Status}}')"
  [ -z "$host" ] || kill_from_outside CONT "$host"
}
# 1m30s or 5s; less than a second counts as one.
to_seconds() {
  minutes=0
  rest=$1
  case $rest in *ms | *us | *ns) echo 1 && return ;; *m*) minutes=${rest%%m*} && rest=${rest#*m} ;; esac
  rest=${rest%s}
  rest=${rest%%.*}
  echo $((minutes * 60 + ${rest:-0}))
}

# docker compose up, and a first look at the whole and at the container of each role.
stack_up() {
  say '  docker compose up'
  : > "$top/ran"
  : > "$top/roles"
  docker events --filter type=container --filter "label=com.docker.compose.project=$tag" \
    --format '{{index .Actor.Attributes "com.docker.compose.service"}} {{.Actor.ID}} {{.Action}}' > "$top/events" &
  listener=$!
  own_stack && compose up -d --build > "$top/up.out" 2> "$top/up.err"
  see up.ok "$(yes_no [ $? -eq 0 ])"
  is up.ok yes || see up.error "$(grep -iE 'error|invalid|unsupported|failed' "$top/up.err" | tail -n 1)"
  came_up=$(date +%s)
  sleep 1
  find_roles
  if [ $missing = yes ] || cut -d ' ' -f 4 "$top/roles" | grep -qvx running; then sleep 1 && find_roles; fi
  for role in $ROLES; do
    see "containers.$role" "$(those "$role" | cut -d ' ' -f 2,3 | tr '\n' ' ')"
    as "$role" look_at_role "$(those "$role" | cut -d ' ' -f 1 | head -n 1)"
  done
  for role in $ROLES; do
    settings_of "$role"
    [ -z "$PUBLISHED" ] || ask_published "$role" "$PUBLISHED"
  done
  pause 2 # until a line has got through whoever looks for it once a second, as tail does
  for role in $ROLES; do as "$role" keep_logs; done
}
keep_logs() { [ -z "$c" ] || docker logs "$c" > "$work/logs" 2>&1; }
look_at_role() {
  c=$1
  see build.ok "$(yes_no [ -n "$c" ])"
  [ -n "$c" ] || return 0
  see start.running "$(yes_no [ -s "$top/seen-$c" ])"
  if is start.running yes; then
    cp "$top/seen-$c" "$work/processes"
    tell_processes
    [ -z "$PORT" ] || see answer "$(answer "$c" "$PORT")"
  fi
}
not_restarted() { [ "$(told "$c" '{{.RestartCount}}')" = 0 ]; }
# What this machine's own port says; a slow machine is given time.
ask_published() {
  [ -z "$moved" ] || set -- "$1" "$(host_port "$2")"
  tries=0
  while
    status=$(request_published "$1" "$2")
    case $status in '' | 000 | none) [ $tries -lt 5 ] && as "$1" not_restarted ;; *) false ;; esac
  do
    sleep 1
    tries=$((tries + 1))
  done
  case $status in '' | 000) status=none ;; esac
  see "published.$1" "$status"
}
request_published() {
  : > "$top/published-$1"
  [ -n "$moved" ] || return
  if command -v curl > /dev/null; then
    curl -s -m 3 -o "$top/published-$1" -w '%{http_code}' "http://localhost:$2/"
  else
    docker exec "$eye" wget -q -O - -T 3 "http://127.0.0.1:$2/" > "$top/published-$1"
    status_at 127.0.0.1 "$2"
  fi
}
# Where a published port is now. Of a range Docker takes another port each time, so it is the one that it has taken.
host_port() {
  wanted=$(($1 + moved))
  taken=$(while read -r id rest; do told "$id" '{{range .NetworkSettings.Ports}}{{range .}}{{.HostPort}} {{end}}{{end}}'; done < "$top/members")
  set -- $(sed -n 's/^ *published: "\{0,1\}\([0-9]*\)-\([0-9]*\)"\{0,1\}$/\1 \2/p' "$top/own.yaml")
  while [ $# -gt 1 ]; do
    for port in $taken; do
      [ "$1" -gt "$wanted" ] || [ "$2" -lt "$wanted" ] || [ "$1" -gt "$port" ] || [ "$2" -lt "$port" ] || { echo "$port" && return; }
    done
    shift 2
  done
  echo "$wanted"
}

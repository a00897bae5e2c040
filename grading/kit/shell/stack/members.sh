# Containers of the stack, the oldest first: ID NAME STATE SERVICE
members() {
  docker ps -a --no-trunc --filter "label=com.docker.compose.project=$tag" --format '{{.ID}} {{.Names}} {{.State}} {{.Label "com.docker.compose.service"}}' |
    sed -n '1!G;h;$p' > "$top/members"
}

# Which containers play which role, a row each: those that run its application or were made to, else those of the service called so; that service's come first.
find_roles() {
  members
  : > "$top/looked-at"
  while read -r id name state service; do
    processes "$id" > "$top/now"
    if [ -s "$top/now" ] && stays "$id"; then
      [ -s "$top/seen-$id" ] || cp "$top/now" "$top/seen-$id"
    elif [ "$state" = running ]; then
      state=ended
    fi
    echo "$id $name $state $service" >> "$top/looked-at"
    { told "$id" '{{.Path}} {{range .Args}}{{.}} {{end}}' && cut -d ' ' -f 6- "$top/now"; } | sed "s/^/$id /" >> "$top/ran"
  done < "$top/members"
  mv "$top/looked-at" "$top/members"
  : > "$top/roles"
  missing=no
  for role in $ROLES; do
    settings_of "$role"
    playing "$role" ran > "$top/found"
    if [ ! -s "$top/found" ]; then
      missing=yes
      playing "$role" named > "$top/found"
    fi
    cat "$top/found" >> "$top/roles"
  done
}
# What was started again may be about to end again.
stays() {
  restarts=$(told "$1" '{{.RestartCount}}')
  [ "$restarts" = 0 ] || { sleep 1 && [ "$(told "$1" '{{.RestartCount}} {{.State.Running}}')" = "$restarts true" ]; }
}
playing() {
  for turn in named other; do
    while read -r id name state service; do
      case $turn$service in named"$1") ;; named*) continue ;; other"$1") continue ;; esac
      [ "$2" = named ] && [ $turn = other ] && continue
      [ "$2" = named ] || [ "$(ran "$id" "$APP")" = yes ] || continue
      echo "$1 $id $name $state $service"
    done < "$top/members"
  done
}
# A shell's -c is a text, no program: what it starts has a row of its own.
ran() {
  while read -r of argv; do
    [ "$of" = "$1" ] || continue
    case $argv in sh\ -c* | *bin/sh\ -c* | *bash\ -c*) continue ;; esac
    for word in $argv; do [ "$(program "$word")" != "$2" ] || { echo yes && return; }; done
  done < "$top/ran"
  echo no
}
# Rows of a role: those ROLE
those() {
  while read -r of rest; do [ "$of" != "$1" ] || echo "$rest"; done < "$top/roles"
}
service_of() {
  those "$1" | head -n 1 > "$top/first"
  read -r id name state service < "$top/first" || service=$1
  echo "$service"
}
running_of() { those "$1" | cut -d ' ' -f 3 | grep -cx running; }

# Does something as if the container of a role were the only one: as ROLE COMMAND…
as() {
  settings_of "$1"
  work=$top/of-$1
  mkdir -p "$work"
  c=$(got container)
  shift
  "$@"
  as_result=$?
  echo "$c" > "$work/container"
  work=$top
  c=
  return $as_result
}
each() {
  for each_role in $ROLES; do as "$each_role" "$@" || return 1; done
}

# How the container of a role stands: stands NAME
stands() {
  [ -n "$c" ] || return 0
  condition "$1" "$c"
  see "$1.ooms" "$(grep -c " $c oom$" "$top/events")"
}

# The battery’s parts on the container of a role, one after another: try_role ROLE PART…
try_role() {
  find_roles
  tried=$1
  shift
  as "$tried" try_parts "$(those "$tried" | cut -d ' ' -f 1 | head -n 1)" "$@"
}
try_parts() {
  c=$1
  shift
  [ -n "$c" ] || return 0
  for part; do
    tries=0
    until running "$c" || [ $tries -eq 5 ]; do sleep 1 && tries=$((tries + 1)); done # it may be between two runs
    if running "$c" || [ "$part" != part_stop ]; then "$part"; fi
  done
}

# A fresh container of the same service.
clear_away() { :; }
start_container() {
  of=$(told "$c" '{{index .Config.Labels "com.docker.compose.service"}}')
  compose up -d --no-deps --force-recreate "$of" >&2 &&
    docker ps -q --no-trunc --filter "label=com.docker.compose.project=$tag" --filter "label=com.docker.compose.service=$of" | tail -n 1
}

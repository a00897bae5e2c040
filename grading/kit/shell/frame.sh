# What the battery works with. Every observation is printed, and kept under its name.

set -f # words are words, not patterns
here=$(cd "$(dirname "$0")" && pwd)
top=$(mktemp -d)
work=$top # where observations are kept
tag=pid-one-$$
image=$tag-image
eye=$tag-eye
c=

say() { printf '%s\n' "$*"; }
see() { printf '%s\n' "$2" > "$work/$1"; printf '    %-22s %s\n' "$1" "$2"; }
got() { [ -e "$work/$1" ] && cat "$work/$1"; }
is() { [ "$(got "$1")" = "$2" ]; }
below() { [ -n "$(got "$1")" ] && [ "$(got "$1" | cut -d. -f1)" -lt $(($2 + ${SLOWER:-0})) ]; }
yes_no() { if "$@"; then echo yes; else echo no; fi; }
row() { head -n "$2" "$work/$1" | tail -n 1; }
rows() { wc -l < "$work/$1" | tr -d ' '; }

# Milliseconds; whole seconds where date knows no %N.
case $(date +%N) in
  *[!0-9]* | '') now() { echo "$(date +%s)000"; } ;;
  *) now() { date +%s%N | cut -c 1-13; } ;;
esac
# SLOWER=5 sh verify.sh waits so many seconds longer each time, on a machine that has more to do.
pause() { sleep $(($1 + ${SLOWER:-0})); }
since() { ms=$(($(now) - $1)); echo "$((ms / 1000)).$((ms % 1000 / 100))"; }

hash() { if command -v sha256sum > /dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1; }

tidy() {
  for left in $(docker ps -aq --filter "name=^$tag" 2> /dev/null) $c; do docker rm -fv "$left"; done
  clean_up
  docker rmi -f "$image"
  rm -rf "$top"
} > /dev/null 2>&1
clean_up() { :; }
trap tidy EXIT
trap 'exit 130' INT TERM HUP

# A container that sees all processes and networks of Docker's machine, as root: it reads /proc, sends signals from outside, and asks for pages.
open_eye() {
  docker run -d --name "$eye" -m 200m --pids-limit 200 --pid host --network host busybox:1.37 sleep 36000 > /dev/null && docker exec "$eye" true
}
kill_from_outside() {
  signal=$1
  shift
  docker exec "$eye" kill "-$signal" "$@"
}

told() { docker inspect -f "$2" "$1" 2> /dev/null; }
running() { [ "$(told "$1" '{{.State.Running}} {{.State.Restarting}}')" = 'true false' ]; }

# What docker events told of a container since a time: events CONTAINER SECONDS EVENT FORMAT
events() {
  docker events --since "$2" --until "$(date +%s).999999999" --filter "container=$1" --filter "event=$3" --format "$4"
}

# PID PPID STATE UID HOST-PID COMMAND, a row each, zombies too. Numbers as inside, by their order: 1, 2, 3.
processes() {
  root=$(told "$1" '{{.State.Pid}}')
  [ "${root:-0}" != 0 ] || return 0
  docker exec -i "$eye" sh -s "$root" << 'LOOK'
cat /proc/[0-9]*/status 2> /dev/null | awk -v root="$1" '
  $1 == "Name:" { named = $2 }
  $1 == "State:" { now = $2 }
  $1 == "Pid:" { pid = $2; name[pid] = named; state[pid] = now; seen[++n] = pid }
  $1 == "PPid:" { parent[pid] = $2 }
  $1 == "Uid:" { uid[pid] = $3 }
  $1 == "NSpid:" { inside[pid] = $NF }
  END {
    known[root] = 1
    do {
      more = 0
      for (i = 1; i <= n; i++) {
        p = seen[i]
        if (!(p in known) && (parent[p] in known)) { known[p] = 1; more = 1 }
      }
    } while (more)
    for (i = 1; i <= n; i++) {
      p = seen[i]
      if (p in known) print inside[p], (p == root ? 0 : inside[parent[p]]), state[p], uid[p], p, name[p]
    }
  }' | sort -n | while read -r pid ppid state uid host name; do
  argv=$(tr '\0\n\t' '   ' < "/proc/$host/cmdline" 2> /dev/null | sed 's/  */ /g; s/ $//')
  echo "$pid $ppid $state $uid $host ${argv:-[$name]}"
done
LOOK
}

# The program's own name, and the service a command is: server.js for "node server.js"; nothing for shells, inits and what they use.
program() { p=${1##*/}; echo "${p%:}"; }
service() {
  name=${1##*/}
  name=${name#-}
  name=${name%%:*}
  case $name in
    sh | bash | dash | ash | zsh | tini | tini-static | docker-init | dumb-init | catatonit | sleep | tail) return ;;
    node | nodejs | python* | perl | ruby | php)
      shift
      for word; do
        case $word in -*) ;; *) echo "${word##*/}" && return ;; esac
      done
      ;;
  esac
  echo "$name"
}

# The application among the rows of a file: its first living process that runs the file, else the last of the program.
app_row() {
  living_app < "$1" > "$work/app-rows"
  exact=$(grep -m 1 '^exact ' "$work/app-rows") || exact=$(tail -n 1 "$work/app-rows")
  echo "${exact#* }"
}
# The same, and the last one that runs the file: not the master of workers.
last_app_row() {
  living_app < "$1" > "$work/app-rows"
  exact=$(grep '^exact ' "$work/app-rows" | tail -n 1)
  exact=${exact:-$(tail -n 1 "$work/app-rows")}
  echo "${exact#* }"
}
living_app() {
  while read -r pid ppid state uid host argv; do
    [ "$state" != Z ] && [ "$(program ${argv%% *})" = "$APP_PROGRAM" ] || continue
    case " $argv " in *[\ /]"$APP"[\ :]*) how=exact ;; *) how=other ;; esac
    echo "$how $pid $ppid $state $uid $host $argv"
  done
}

# HTTP status at the container's own address, or none: answer CONTAINER PORT
answer() {
  ip=$(address "$1")
  if [ -n "$ip" ]; then status_at "$ip" "$2"; else echo none; fi
}
status_at() {
  status=$(docker exec "$eye" wget -S -O - -T 3 "http://$1:$2/" 2>&1 > /dev/null | grep -o 'HTTP/[0-9.]* [0-9]*' | head -n 1)
  echo "${status:-x none}" | cut -d ' ' -f 2
}
# Its first address; that of the container whose network it shares when it has none.
address() {
  set -- "$(told "$1" '{{.HostConfig.NetworkMode}}')" $(told "$1" '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}')
  case $1 in container:*) address "${1#container:}" ;; *) echo "$2" ;; esac
}

# A container in place of the one before: begin OPTIONS… ; further words after the image in $arguments.
arguments=
settle=2
begin() {
  clear_away
  began=$(date +%s)
  start_container "$@" > "$work/out" 2> "$work/err"
  started=$?
  c=$(head -n 1 "$work/out")
  [ $started -eq 0 ] || return 1
  pause $settle
  running "$c" && [ "$(told "$c" '{{.RestartCount}}')" = 0 ]
}

# How a container stands after something was done to it: condition NAME CONTAINER
condition() {
  see "$1.running" "$(yes_no running "$2")"
  see "$1.restarts" "$(told "$2" '{{.RestartCount}}')"
  if is "$1.running" yes && is "$1.restarts" 0; then see "$1.exit" -; else see "$1.exit" "$(told "$2" '{{.State.ExitCode}}')"; fi
  if [ -n "$PORT" ] && is "$1.running" yes; then see "$1.answer" "$(answer "$2" "$PORT")"; fi
}

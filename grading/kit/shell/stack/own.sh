# The answer's stack as one that shares nothing with what else runs here: names and images begin with the project's, ports are moved to free ones, and what has
# no limit gets one. It is made of what docker compose config prints, so that each setting stands where it is looked for.
compose() { docker compose -p "$tag" -f "$top/own.yaml" "$@"; }

moved=
own_stack() {
  cp -R "$here/answer" "$top/stack"
  docker compose -p "$tag" -f "$top/stack/$COMPOSE_FILE" config > "$top/config.yaml" 2> "$top/up.err" || return
  if grep -q '^    external: true' "$top/config.yaml"; then
    say 'verify.sh: the file asks for a network or a volume that is there already (external). This script leaves those alone.' >&2
    exit 2
  fi
  ports=$(sed -n 's/^ *published: "\{0,1\}\([0-9-]*\)"\{0,1\}$/\1/p' "$top/config.yaml" | tr '-' '\n' | sort -un)
  find_free $ports
  cat "$top/config.yaml" "$top/config.yaml" | awk -v tag="$tag" -v moved="$moved" -v first="$(rows config.yaml)" '
    function rest() { return substr($0, index($0, ":") + 2) }
    /^[a-z]/ { section = $1 }
    section == "services:" && /^  [^ ]/ { service = $1 }
    NR <= first {
      if (section == "services:" && /^    build:/) built[service] = 1
      if (section == "services:" && /^    image:/) image[service] = rest()
      if (section == "services:" && /^        [a-z]+:/) kind = $1
      if (section == "services:" && kind == "limits:" && /^          [a-z]+:/) { limited[service] = 1; has[service $1] = 1 }
      if (section == "services:" && /^    [a-z_]+:/) { kind = ""; has[service $1] = 1 }
      next
    }
    NR == first + 1 { for (name in built) if (name in image) own[image[name]] = 1 }
    section == "services:" && /^  [^ ]/ {
      print
      if (!(service in limited) && !(service "mem_limit:" in has)) print "    mem_limit: 1g"
      if (!(service in limited) && !(service "pids_limit:" in has)) print "    pids_limit: 500"
      next
    }
    section == "services:" && /^        limits:/ {
      print
      if (!(service "memory:" in has)) print "          memory: 1g"
      if (!(service "pids:" in has)) print "          pids: 500"
      next
    }
    section == "services:" && /^    container_name:/ { print "    container_name: " tag "-" rest(); next }
    section == "services:" && /^    image:/ && (rest() in own) { print "    image: " tag "-" rest(); next }
    section == "services:" && /^ +published:/ {
      gsub(/[^0-9-]/, "", $2)
      n = split($2, ends, "-")
      print "        published: \"" ends[1] + moved (n > 1 ? "-" ends[2] + moved : "") "\""
      next
    }
    section != "services:" && /^    name:/ && index(rest(), tag) != 1 { print "    name: " tag "-" rest(); next }
    { print }
  ' > "$top/own.yaml"
}

# How far the ports are moved, all alike: find_free PORT…
find_free() {
  for moved in 0 10000 20000 30000 40000 1000 2000 3000; do
    free=yes
    for port; do
      [ $((port + moved)) -lt 65536 ] && docker run --rm --name "$tag-port" -p "$((port + moved)):1" busybox:1.37 true > /dev/null 2>&1 && continue
      free=no
      break
    done
    [ $free = no ] || return 0
  done
}

clean_up() {
  kill "$listener"
  compose down -v --remove-orphans --rmi local -t 0
  for left in $(docker image ls -q --filter "reference=$tag*"); do docker rmi -f "$left"; done
}

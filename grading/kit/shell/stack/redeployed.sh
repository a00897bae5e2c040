# One part's source changes, and docker compose up --build runs again: whose containers are still the same.
stack_redeployed() {
  say "  docker compose up --build after $CHANGED changed"
  members
  cp "$top/members" "$top/before"
  cp "$top/stack/$CHANGED" "$top/unchanged" || return
  case $CHANGED in *.py) echo '# changed' ;; *) echo '// changed' ;; esac >> "$top/stack/$CHANGED"
  compose up -d --build > /dev/null 2>&1
  pause 2
  cp "$top/unchanged" "$top/stack/$CHANGED"
  members
  for service in $(cut -d ' ' -f 4 "$top/members" | sort -u); do
    see "redeployed.$service" "$(if [ "$(ids_of "$service" before)" = "$(ids_of "$service" members)" ]; then echo kept; else echo replaced; fi)"
  done
}
ids_of() { while read -r id name state service; do [ "$service" != "$1" ] || echo "$id"; done < "$top/$2"; }

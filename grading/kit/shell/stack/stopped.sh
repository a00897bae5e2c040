# The whole is stopped, and started again: what docker logs has then.
stack_stopped() {
  say '  docker compose stop'
  compose stop > /dev/null 2>&1
  for role in $ROLES; do
    as "$role" keep_last_words
    see "last.$role" "$(tail -n 1 "$top/of-$role/last-words" | tr -d '\r')"
  done
  compose start > /dev/null 2>&1
  pause 2
}
keep_last_words() { if [ -n "$c" ]; then docker logs "$c" > "$work/last-words" 2>&1; else : > "$work/last-words"; fi; }

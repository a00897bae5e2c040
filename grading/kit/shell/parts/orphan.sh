# An orphan is left to PID 1, and ends: an init reaps it, others keep a zombie.
part_orphan() {
  say "  wait $PATIENCE s, then leave an orphan to PID 1"
  pause "$PATIENCE"
  see orphan.before "$(zombies)"
  docker exec "$c" sh -c '(sleep 0.2 > /dev/null 2>&1 &)' > /dev/null 2>&1
  see orphan.left "$(yes_no [ $? -eq 0 ])"
  pause 1
  see orphan.after "$(zombies)"
}
# Those that are there for longer than their parent needs to notice.
zombies() {
  zombie_pids > "$work/zombies"
  [ ! -s "$work/zombies" ] || { sleep 1 && zombie_pids > "$work/still"; }
  count=0
  while read -r one; do grep -qx "$one" "$work/still" && count=$((count + 1)); done < "$work/zombies"
  echo $count
}
zombie_pids() {
  processes "$c" | while read -r pid ppid state uid host argv; do [ "$state" != Z ] || echo "$host"; done
}

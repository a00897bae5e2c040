# How each role's container stands when some time has passed.
stack_later() {
  say "  wait until $PATIENCE s have passed"
  while [ $(($(date +%s) - came_up)) -lt $((PATIENCE + ${SLOWER:-0})) ]; do sleep 1; done
  for role in $ROLES; do
    say "  $role"
    as "$role" stands later
  done
}

# Everything is stopped, and started one by one, the last first.
stack_reordered() {
  order=
  while read -r service id action; do
    [ "$action" = start ] || continue
    case " $order " in *" $service "*) ;; *) order="$service $order" ;; esac
  done < "$top/events"
  say "  docker compose up in another order: $order"
  compose stop -t 2 > /dev/null 2>&1
  for service in $order; do
    compose up -d --no-deps "$service" > /dev/null 2>&1
    pause 2
  done
  pause "$PATIENCE"
  find_roles
  for role in $ROLES; do
    say "  $role"
    as "$role" stand_again "$(those "$role" | cut -d ' ' -f 1 | head -n 1)"
  done
}
stand_again() {
  c=$1
  stands reordered
}

# Each process but PID 1 was killed, and another one took its place.
check_survives_child_crash() {
  children=0
  first=$(head -n 1 "$work/processes" | cut -d ' ' -f 6-)
  for turn in 1 2 3 4 5; do
    argv=$(got "kill.$turn.of")
    [ -n "$argv" ] && [ "$argv" != "$first" ] || continue
    children=$((children + 1))
    is "kill.$turn.running" yes && is "kill.$turn.replaced" yes || return 1
  done
  [ $children -gt 0 ]
}

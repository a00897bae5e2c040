# Whichever service is killed, the container ends, or is restarted by Docker.
check_dies_with_its_service() {
  for turn in 1 2 3 4 5; do
    [ -n "$(service $(got "kill.$turn.of"))" ] || continue
    ! is "kill.$turn.running" yes || ! is "kill.$turn.restarts" 0 || return 1
  done
}

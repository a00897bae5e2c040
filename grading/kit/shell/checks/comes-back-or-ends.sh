# Whichever service is killed, another one takes its place, or the container ends, or is restarted by Docker.
check_comes_back_or_ends() {
  for turn in 1 2 3 4 5; do
    [ -n "$(service $(got "kill.$turn.of"))" ] || continue
    is "kill.$turn.replaced" yes || ! is "kill.$turn.running" yes || ! is "kill.$turn.restarts" 0 || return 1
  done
}

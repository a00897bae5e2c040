check_keeps_exit_code() {
  for turn in 1 2 3 4 5; do
    [ -n "$(service $(got "kill.$turn.of"))" ] || continue
    is "kill.$turn.exit" 137 || return 1
  done
}

# SIGINT and SIGQUIT, each to a container of its own.
part_signals() {
  for signal in INT QUIT; do
    begin || return
    say "  docker kill -s $signal"
    docker kill -s $signal "$c" > /dev/null
    pause 1
    see "signal.$signal.running" "$(yes_no running "$c")"
    if is "signal.$signal.running" yes; then see "signal.$signal.exit" -; else see "signal.$signal.exit" "$(told "$c" '{{.State.ExitCode}}')"; fi
  done
}

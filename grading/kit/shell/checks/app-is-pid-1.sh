# The application is PID 1, or hears the stop signal that PID 1 gets.
check_app_is_pid_1() {
  app_row "$work/processes" > "$work/app"
  read -r pid ppid state uid host argv < "$work/app"
  [ "$pid" = 1 ] && return
  app_row "$work/services" > "$work/app"
  read -r pid ppid state uid host argv < "$work/app"
  number=0
  while read -r pid2 rest; do
    number=$((number + 1))
    [ "$pid2" != "$pid" ] || break
  done < "$work/services"
  case $(got "heard.$number") in yes*) ;; *) false ;; esac
}

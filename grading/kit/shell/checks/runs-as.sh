# $1: a name, or a number; several for the same user with " | " between them
check_runs_as() {
  app_row "$work/processes" > "$work/app"
  read -r pid ppid state uid rest < "$work/app"
  [ -n "$uid" ] && [ "$uid" != 0 ] || return
  case " $1 " in *" $(got settings.user | cut -d : -f 1) "* | *" $uid "*) ;; *) return 1 ;; esac
}

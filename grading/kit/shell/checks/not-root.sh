check_not_root() {
  app_row "$work/processes" > "$work/app"
  read -r pid ppid state uid rest < "$work/app"
  [ -n "$uid" ] && [ "$uid" != 0 ]
}

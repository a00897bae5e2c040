# $1: a name, or a number
check_runs_as() {
  check_not_root && { [ "$(got settings.user | cut -d : -f 1)" = "$1" ] || [ "$uid" = "$1" ]; }
}

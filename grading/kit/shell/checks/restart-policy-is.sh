# $1: policies, with | between; $2: retries, -1 for any
check_restart_policy_is() {
  set -- "$1" "$2" $(got settings.restart)
  case "|$(echo "$1" | tr -d ' ')|" in *"|$3|"*) [ "$2" -lt 0 ] || [ "$4" = "$2" ] ;; *) false ;; esac
}

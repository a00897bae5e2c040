# Each role has a container, and no container has two.
check_services_run_apart() {
  apart=
  for role in $ROLES; do
    [ -n "$(got "containers.$role")" ] || return 1
    set -- $(got "containers.$role")
    while [ $# -gt 1 ]; do
      case " $apart " in *" $1 "*) return 1 ;; esac
      apart="$apart $1"
      shift 2
    done
  done
}

# $1: the role that has to go on
check_failure_stays_inside() { as "$1" goes_on later; }
goes_on() {
  is "$1.running" yes && is "$1.restarts" 0 && is "$1.ooms" 0 && { [ -z "$PORT" ] || case $(got "$1.answer") in [1234]??) ;; *) false ;; esac; }
}

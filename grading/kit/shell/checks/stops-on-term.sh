# $1: seconds
check_stops_on_term() {
  below stop.seconds "$1" && ! is stop.signal SIGKILL && case $(got stop.signals) in *' 9') false ;; esac
}

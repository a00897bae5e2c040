# The setting may be a number, or a name with or without SIG.
check_stop_signal_is() {
  named=$(got stop.signal)
  case $named in
    [0-9]*) named=SIG$(kill -l "$named") ;;
    SIG*) ;;
    *) named=SIG$named ;;
  esac
  [ "$named" = "$1" ]
}

check_stop_signal_is() { is stop.signal "$1"; }

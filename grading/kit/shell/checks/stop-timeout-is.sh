check_stop_timeout_is() { is settings.stopTimeout "$1"; }

check_exits_cleanly() { is stop.exit 0; }

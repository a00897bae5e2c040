check_exits_when_fatal() { is environment.running no && ! is environment.exit 0; }

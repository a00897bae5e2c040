check_listens_on_all_interfaces() { [ -n "$(got answer)" ] && ! is answer none; }

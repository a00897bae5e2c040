check_data_survives_recreate() { [ -n "$(got data.before)" ] && is data.after "$(got data.before)"; }

check_files_absent() { [ -s "$work/paths" ] && [ -z "$(matching "$@")" ]; }

check_files_present() {
  for one; do [ -n "$(matching "$one")" ] || return 1; done
}

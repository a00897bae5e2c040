check_read_only_root() {
  is readOnly.running yes && { [ -z "$PORT" ] || case $(got readOnly.answer) in [1234]??) ;; *) false ;; esac; }
}

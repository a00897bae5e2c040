check_starts_and_answers() {
  is start.running yes && { [ -z "$PORT" ] || case $(got answer) in [1234]??) ;; *) false ;; esac; }
}

check_oom_takes_only_itself() {
  is memory.ooms 0 && is memory.running yes && is memory.restarts 0 &&
    { [ -z "$PORT" ] || case $(got memory.answer) in [1234]??) ;; *) false ;; esac; }
}

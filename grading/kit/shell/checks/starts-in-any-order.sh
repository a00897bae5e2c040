check_starts_in_any_order() { each up_again; }
up_again() {
  is build.ok no || { is reordered.running yes && { [ -z "$PORT" ] || case $(got reordered.answer) in [1234]??) ;; *) false ;; esac; }; }
}

check_stack_starts() {
  is up.ok yes || return
  for role in $ROLES; do case $(got "containers.$role") in *' running '*) ;; *) return 1 ;; esac; done
}

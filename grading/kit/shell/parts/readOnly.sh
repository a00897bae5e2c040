# A root file system that nothing can be written to.
part_readOnly() {
  say "  docker run --read-only"
  begin --read-only $TMPFS
  see readOnly.running "$(yes_no running "$c")"
  is readOnly.running yes || { see readOnly.exit "$(told "$c" '{{.State.ExitCode}}')" && return; }
  [ -z "$PORT" ] || see readOnly.answer "$(answer "$c" "$PORT")"
}

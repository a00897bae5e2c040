# Under a memory limit.
part_memory() {
  say "  docker run -m ${MEMORY:-…}"
  begin ${MEMORY:+-m $MEMORY}
  [ -n "$c" ] || return
  from=$began
  pause "$PATIENCE"
  condition memory "$c"
  see memory.ooms "$(events "$c" "$from" oom oom | wc -l | tr -d ' ')"
}

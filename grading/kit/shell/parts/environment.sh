# Another environment.
part_environment() {
  say "  docker run -e $ENV_SET"
  begin -e "$ENV_SET"
  [ -n "$c" ] || return
  [ -z "$ENV_PORT" ] || see environment.answer "$(answer "$c" "$ENV_PORT")"
  pause "$PATIENCE"
  docker logs "$c" > "$work/environment.logs" 2>&1
  condition environment "$c"
}

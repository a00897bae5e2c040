check_scales_to_n() {
  is scaled.ok yes && is scaled.answering "$SCALE_TO" || return
  for role in $ROLES; do
    if [ "$role" = "$SCALE_ROLE" ]; then is "scaled.$role" "$SCALE_TO"; else [ "$(got "scaled.$role")" -le 1 ]; fi || return 1
  done
}

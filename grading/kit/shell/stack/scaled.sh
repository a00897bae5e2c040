# docker compose up --scale: who runs, and who answers.
stack_scaled() {
  say "  docker compose up --scale $SCALE_ROLE=$SCALE_TO"
  find_roles
  compose up -d --scale "$(service_of "$SCALE_ROLE")=$SCALE_TO" > /dev/null 2> "$top/scale.err"
  see scaled.ok "$(yes_no [ $? -eq 0 ])"
  pause 2
  find_roles
  pause 1
  find_roles
  for role in $ROLES; do see "scaled.$role" "$(running_of "$role")"; done
  settings_of "$SCALE_ROLE"
  answering=0
  for one in $(those "$SCALE_ROLE" | cut -d ' ' -f 1); do
    running "$one" || continue
    [ -n "$PORT" ] && [ "$(answer "$one" "$PORT")" = none ] || answering=$((answering + 1))
  done
  see scaled.answering $answering
}

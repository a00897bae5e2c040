check_redeploys_alone() {
  own=$(service_of "$REDEPLOY_ROLE")
  for role in $ROLES; do [ "$role" = "$REDEPLOY_ROLE" ] || [ "$(service_of "$role")" != "$own" ] || return 1; done
  is "redeployed.$own" replaced || return
  for service in $(cut -d ' ' -f 4 "$work/members" | sort -u); do
    [ "$service" = "$own" ] || is "redeployed.$service" kept || return 1
  done
}

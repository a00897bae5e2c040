# The application is killed three times, under a restart policy: how many of its ends Docker knows of.
part_crashes() {
  is start.running yes || return
  say '  kill the application again and again'
  begin $CRASH_OPTIONS || return
  from=$began
  count=0
  while [ $count -lt 3 ]; do
    processes "$c" > "$work/living"
    last_app_row "$work/living" > "$work/victim"
    read -r pid ppid state uid host argv < "$work/victim"
    [ -n "$host" ] || break
    kill_from_outside KILL "$host"
    count=$((count + 1))
    pause "$PATIENCE"
  done
  see crashes.count $count
  see crashes.noticed "$(events "$c" "$from" die die | wc -l | tr -d ' ')"
  condition crashes "$c"
}

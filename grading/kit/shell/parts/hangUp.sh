# SIGHUP: docker kill -s HUP.
part_hangUp() {
  say '  docker kill -s HUP'
  before=$(docker logs "$c" 2>&1 | wc -l)
  docker kill -s HUP "$c" > /dev/null
  pause 1
  condition hangUp "$c"
  docker logs "$c" 2>&1 | tail -n "+$((before + 1))" > "$work/hangUp.said"
}

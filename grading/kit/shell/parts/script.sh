# The answer's own script starts the container, of an image that it calls "answer". One that was called so before gets its name back.
before=$(docker image inspect -f '{{.Id}}' answer 2> /dev/null)
start_container() {
  docker tag "$image" answer
  last=$(docker ps -lq --no-trunc)
  (cd "$here/answer" && sh "$SCRIPT") > /dev/null
  result=$?
  new=$(docker ps -lq --no-trunc) # it is there even when it could not be started
  [ "$new" = "$last" ] || echo "$new"
  return $result
}
clean_up() { if [ -n "$before" ]; then docker tag "$before" answer; else docker rmi answer; fi; }

# What a line of each looks like.
check_logs_of_both() {
  docker exec -i "$eye" grep -q 'uncaptured python exception.*Illegal seek' < "$work/logs" && return 1
  for says; do docker exec -i "$eye" grep -qE -- "$says" < "$work/logs" || return 1; done
}

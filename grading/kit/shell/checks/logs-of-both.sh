# What a line of each looks like.
check_logs_of_both() {
  for says; do docker exec -i "$eye" grep -qE -- "$says" < "$work/logs" || return 1; done
}

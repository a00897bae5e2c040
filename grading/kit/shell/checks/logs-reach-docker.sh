# $1: what a line looks like
check_logs_reach_docker() { docker exec -i "$eye" grep -qE -- "$1" < "$work/logs"; }

# $1: what docker logs says then
check_env_configures() {
  [ -z "$ENV_PORT" ] || case $(got environment.answer) in [1234]??) ;; *) return 1 ;; esac
  [ -z "$1" ] || docker exec -i "$eye" grep -qE -- "$1" < "$work/environment.logs"
}

# $1: what comes back then
check_answers_published() {
  for role in $ROLES; do
    [ -n "$(got "published.$role")" ] || continue
    case $(got "published.$role") in [1234]??) ;; *) return 1 ;; esac
    docker exec -i "$eye" grep -qE -- "${1:-^}" < "$work/published-$role" || [ -z "$1" ] || return 1
  done
}

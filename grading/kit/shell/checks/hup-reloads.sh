# $1: what docker logs says then
check_hup_reloads() {
  is hangUp.running yes && is hangUp.restarts 0 && docker exec -i "$eye" grep -qE -- "${1:-.}" < "$work/hangUp.said"
}

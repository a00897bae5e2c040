# $1: MB
check_logs_stay_bounded() {
  set -- "$1" $(got flood.options)
  case $2 in
    *[kK]) size=$((${2%?})) ;;
    *[mM]) size=$((${2%?} * 1000)) ;;
    *[gG]) size=$((${2%?} * 1000000)) ;;
    *) return 1 ;;
  esac
  [ $((size * ${3:-1})) -le $(($1 * 1000)) ]
}

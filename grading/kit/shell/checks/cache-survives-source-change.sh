check_cache_survives_source_change() {
  number=1
  while [ -n "$(got "rebuild.$number")" ]; do
    case $(got "rebuild.$number") in
      'again RUN '*)
        got "rebuild.$number" | docker exec -i "$eye" grep -qE -e "$1" && return 1
        ;;
    esac
    number=$((number + 1))
  done
  [ $number -gt 1 ]
}

check_env_is() {
  for entry; do
    held=no
    while read -r line; do [ "$line" != "$entry" ] || held=yes; done < "$work/settings.env"
    [ $held = yes ] || return 1
  done
}

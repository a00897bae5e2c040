check_no_build_tools_in_image() {
  while read -r path; do
    case $path in *bin/*) ;; *) continue ;; esac
    for tool; do [ "${path##*/}" != "$tool" ] || return 1; done
  done < "$work/paths"
}

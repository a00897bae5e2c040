check_one_process_per_service() {
  : > "$work/names"
  while read -r pid ppid state uid host argv; do
    [ "$state" = Z ] || service $argv >> "$work/names"
  done < "$work/processes"
  [ "$(sort -u "$work/names" | wc -l)" -le 1 ]
}

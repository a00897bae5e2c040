# docker run IMAGE ARGS…: whether the application gets to see the last of them.
part_arguments() {
  say '  docker run with other arguments'
  arguments=yes
  begin
  arguments=
  processes "$c" > "$work/with-arguments"
  see arguments.argv "$(last_app_row "$work/with-arguments" | cut -d ' ' -f 6-)"
}

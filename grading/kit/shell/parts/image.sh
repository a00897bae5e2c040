# What is in the image: every path that a container of it would see, and what its layers hold.
part_image() {
  say '  docker export'
  see image.megabytes $(($(docker image inspect -f '{{.Size}}' "$image") / 1000000))
  made=$(docker create "$image" true)
  docker export "$made" | docker exec -i "$eye" tar t > "$work/paths"
  docker rm "$made" > /dev/null
}
# Patterns of paths, as a check is given them: a folder ends in /, * and ** as in .dockerignore.
matching() {
  for pattern; do
    pattern=${pattern#/}
    while read -r path; do
      path=${path%/}
      case $pattern in
        */) case $path/ in $pattern*) echo "$path" ;; esac ;;
        *) case $path in $pattern) echo "$path" ;; esac ;;
      esac
    done < "$work/paths"
  done
}

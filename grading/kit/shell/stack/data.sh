# Something is written, and read again after docker compose down and up.
stack_data() {
  say '  docker compose down, and up again'
  keeper=$(service_of "$DATA_ROLE")
  inside "$DATA_WRITE" > /dev/null
  see data.before "$(inside "$DATA_READ")"
  compose down > /dev/null 2>&1 && compose up -d > /dev/null 2>&1
  pause 2
  see data.after "$(inside "$DATA_READ")"
}
inside() { eval "compose exec -T \"\$keeper\" $1" < /dev/null 2> /dev/null; }

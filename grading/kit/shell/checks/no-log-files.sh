check_no_log_files() {
  ! got writes | tr ' ' '\n' |
    docker exec -i "$eye" grep -qE '\.log(\.[0-9]+)?$|-(stdout|stderr)-|^/var/log/(syslog|messages|\w+\.\w+)$'
}

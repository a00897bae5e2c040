# $1: MiB
check_memory_limit_at_most() { [ "$(got settings.memory)" -gt 0 ] && [ "$(got settings.memory)" -le $(($1 * 1048576)) ]; }

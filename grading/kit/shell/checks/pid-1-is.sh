# $1: a program
check_pid_1_is() {
  argv=$(head -n 1 "$work/processes" | cut -d ' ' -f 6-)
  name=$(service $argv)
  [ "${name:-$(program ${argv%% *})}" = "$1" ]
}

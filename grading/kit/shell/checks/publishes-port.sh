# $1: of the host; $2: of the container
check_publishes_port() {
  case " $(got settings.ports)" in *" $2/tcp=$1,"*) ;; *) false ;; esac
}

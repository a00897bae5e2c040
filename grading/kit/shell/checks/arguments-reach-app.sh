check_arguments_reach_app() {
  case " $(got arguments.argv) " in *" $LAST_ARGUMENT "*) ;; *) false ;; esac
}

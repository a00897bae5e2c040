# PID 1 ends by itself, and every other service hears the stop signal.
check_stop_reaches_every_process() {
  number=0
  while read -r pid ppid state uid host argv; do
    number=$((number + 1))
    [ "$state" != Z ] && [ -n "$(service $argv)" ] || continue
    if [ "$pid" = 1 ]; then
      case $(got stop.signals) in *' 9') return 1 ;; esac
    else
      case $(got "heard.$number") in yes* | gone*) ;; *) return 1 ;; esac
    fi
  done < "$work/services"
}

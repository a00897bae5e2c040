# $1: the role that waits; $2: the one that it needs
check_depends_on_ready() {
  waiting=$(service_of "$1")
  needed=$(service_of "$2")
  while read -r service id action; do
    case "$service $action" in
      "$needed health_status: healthy") return 0 ;;
      "$waiting start") return 1 ;;
    esac
  done < "$work/events"
  false
}

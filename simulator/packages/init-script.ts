import type { Bytes } from '../bytes';

export interface Daemon {
  readonly name: string;
  /** As its messages call it. */
  readonly title?: string;
  readonly daemon: string;
  readonly args?: string;
  readonly pidFile: string;
  /** start-stop-daemon(8) --retry. */
  readonly schedule: string;
  readonly before?: string;
  /** start-stop-daemon --chuid. */
  readonly user?: string;
  /** Waits a second after a stop, as nginx's script does. */
  readonly pause?: boolean;
  /** LSB's killproc: one that could not be ended is no failure; restart is a stop and a start, each with its line. */
  readonly killproc?: boolean;
  /** What the daemon says while it starts is thrown away. */
  readonly quiet?: boolean;
  /** What it says to a wrong word. */
  readonly usage?: string;
}

/** A System V init script with the words and exit statuses of Debian's. */
export function initScript({
  name,
  title = name,
  daemon,
  args = '',
  pidFile,
  schedule,
  before,
  user,
  pause,
  killproc,
  quiet,
  usage = '$name {start|stop|restart|reload|force-reload|status}',
}: Daemon): Bytes {
  return `#!/bin/sh
# Starts and stops ${title}.
name=${name}
daemon=${daemon}
pid=${pidFile}

end() {
  if [ "$1" = 0 ]; then echo .; else echo ' failed!'; fi
}
start() {
  ${before ?? ':'}
  start-stop-daemon --start --quiet --test --pidfile $pid --exec $daemon > /dev/null || return 1
  start-stop-daemon --start --quiet --pidfile $pid ${user ? `--chuid ${user} ` : ''}--exec $daemon --${args ? ` ${args}` : ''}${quiet ? ' 2> /dev/null' : ''} || return 2
}
stop() {
  start-stop-daemon --stop --quiet --retry=${schedule} --pidfile $pid --name $name
${pause ? '  code=$?\n  sleep 1\n  return $code\n' : ''}${killproc ? '  [ $? -le 2 ] && rm -f $pid\n' : ''}}

case $1 in
  start)
    printf 'Starting ${title}: %s' $name
    start; code=$?
    [ $code = 2 ]; code=$((1 - $?))
    end $code; exit $code ;;
  stop)
    printf 'Stopping ${title}: %s' $name
    stop; code=$?
    [ $code = 1 ] && code=0
    end $code; exit $code ;;
  restart|force-reload)
    printf 'Restarting ${title}: %s' $name
${killproc ? '    $0 stop\n    $0 start\n    exit 0\n' : ''}    stop
    [ $? -le 1 ] && start
    code=$?
    end $code
    [ $code = 0 ] || exit 1 ;;
  reload)
    printf 'Reloading ${title} configuration: %s' $name
    start-stop-daemon --stop --signal HUP --quiet --pidfile $pid --name $name; code=$?
    end $code; exit $code ;;
  status)
    if start-stop-daemon --status --pidfile $pid --name $name; then echo "$name is running."
    else code=$?; echo "$name is not running ... failed!"; exit $code; fi ;;
  *)
    echo "Usage: ${usage}" >&2
    exit 3 ;;
esac
`;
}

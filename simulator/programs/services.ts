import { cron, crontab } from './daemons/cron';
import { rsyslogd } from './daemons/rsyslogd';
import { redisCli } from './redis/redis-cli';
import { redisServer } from './redis/redis-server';
import { journalctl } from './systemd/journalctl';
import { journald } from './systemd/journald';
import { systemctl } from './systemd/systemctl';
import { systemd } from './systemd/systemd';
import { systemdTools } from './systemd/tools';

/** systemd, redis, cron and rsyslog, with the commands that belong to them. */
export const programs = {
  ...systemdTools,
  systemd,
  'systemd-journald': journald,
  systemctl,
  journalctl,
  'redis-server': redisServer,
  'redis-cli': redisCli,
  cron,
  crontab,
  rsyslogd,
};

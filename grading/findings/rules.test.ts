import { describe, expect, it } from 'vitest';
import { effectiveCommand } from '../effective-command';
import { followStartup } from '../startup/startup';
import { findAll } from './rules';

function findings(lines: string, files: Record<string, string> = {}, base = 'node:20-slim') {
  const command = effectiveCommand(`FROM ${base}\nUSER app\n${lines}\n`);
  if ('error' in command) throw new Error(command.error);
  return findAll({ command, files, startup: followStartup(command, files) });
}
const ids = (...args: Parameters<typeof findings>) => findings(...args).map(({ id }) => id);

describe('what must stay clean', () => {
  it.each([
    'CMD ["node", "server.js"]',
    'CMD exec node server.js',
    'CMD exec node server.js > /dev/stdout 2>&1',
    'CMD ["sh", "-c", "exec node server.js"]',
    'CMD ["sh", "-c", "mkdir -p /tmp/x && exec node server.js"]',
    'CMD ["/bin/bash", "-c", "node server.js"]',
    'ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["node", "server.js"]',
    'ENTRYPOINT ["tini", "-g", "--", "sh", "-c", "node server.js"]',
    'ENTRYPOINT ["dumb-init", "node", "server.js"]',
    'ENTRYPOINT ["/usr/bin/dumb-init", "--"]\nCMD node server.js',
    'ENTRYPOINT ["node"]\nCMD ["server.js"]',
    'CMD ["nginx", "-g", "daemon off;"]',
    'CMD ["gunicorn", "-w", "4", "app:app"]',
    'CMD ["apache2ctl", "-D", "FOREGROUND"]',
    'CMD ["php-fpm", "-F"]',
    'CMD ["cron", "-f"]',
    'ENTRYPOINT ["./good.sh"]\nCMD ["node", "server.js"]',
    'ENTRYPOINT ["./forward.sh"]',
    'ENTRYPOINT ["./branches.sh"]\nCMD ["node", "server.js"]',
    'ENTRYPOINT ["gosu", "app", "node", "server.js"]',
    'RUN service mysql start && mysql < schema.sql\nCMD ["node", "x"]',
    'RUN cd /x; ls\nCMD ["bash"]',
    'EXPOSE 2222 80\nCMD ["node", "x"]',
    'STOPSIGNAL SIGINT\nCMD ["node", "x"]',
    'CMD ["sleep", "30"]',
  ])('%s', (lines) => {
    const files = {
      'good.sh': '#!/bin/sh\nset -e\nif [ "$1" = migrate ]; then node migrate.js; fi\nexec "$@"\n',
      'branches.sh': '#!/bin/sh\nif [ -n "$X" ]; then exec node x.js; else exec "$@"; fi\n',
      'forward.sh': "#!/bin/sh\nnode server.js &\npid=$!\ntrap 'kill -TERM $pid' TERM\nwait $pid\nwait $pid\n",
    };
    expect(findings(lines, files)).toEqual([]);
  });

  it('knows shells that step aside', () => {
    expect(ids('CMD node server.js', {}, 'node:20-alpine')).toEqual([]);
    expect(ids('SHELL ["/bin/bash", "-c"]\nCMD node server.js')).toEqual([]);
  });
  it('does not ask official servers for a USER', () => {
    const command = effectiveCommand('FROM nginx:1.26\nCOPY site /usr/share/nginx/html\n');
    if ('error' in command) throw new Error(command.error);
    expect(findAll({ command, files: {}, startup: followStartup(command, {}) })).toEqual([]);
  });
  it('looks at one stage at a time', () => {
    expect(ids('CMD ["a"]\nFROM node:20-slim\nUSER node\nCMD ["node"]')).toEqual([]);
  });
});

describe('what is found', () => {
  it.each<[string, string[]]>([
    ['CMD node server.js', ['shell-without-exec']],
    ['CMD cd /app && node server.js', ['shell-without-exec']],
    ['CMD node server.js | tee log', ['shell-without-exec']],
    ['CMD ["sh", "-c", "node server.js"]', ['shell-without-exec']],
    ['CMD ["/bin/bash", "-c", "node server.js | tee log"]', ['shell-without-exec']],
    ['ENTRYPOINT ["tini", "--"]\nCMD node server.js', ['shell-without-exec']],
    ['ENTRYPOINT node server.js', ['shell-without-exec']],
    ['ENTRYPOINT exec node server.js\nCMD ["--port", "1"]', ['entrypoint-drops-cmd']],
    ['ENTRYPOINT ["node"]\nCMD server.js', ['entrypoint-gets-shell-cmd']],
    ['CMD ["node","server.js",]', ['json-typo']],
    ["CMD ['node', 'server.js']", ['json-typo']],
    ['CMD ["node", "server.js"] # web', ['json-typo']],
    ['CMD [node, server.js]', ['json-typo']],
    ['CMD [“node”, “server.js”]', ['json-typo']],
    ['ENTRYPOINT ["./bad.sh"]\nCMD ["node", "server.js"]', ['wrapper-without-exec']],
    ['ENTRYPOINT ["./trap.sh"]', ['wrapper-without-exec']],
    ['ENTRYPOINT ["./wait.sh"]', ['wrapper-without-exec']],
    ['CMD ["npm", "start"]', ['package-runner']],
    ['CMD npm start', ['shell-without-exec', 'package-runner']],
    ['CMD redis-server & node server.js', ['shell-without-exec', 'second-service']],
    ['ENTRYPOINT ["./two.sh"]', ['second-service']],
    ['CMD service nginx start && exec node server.js', ['service-start']],
    ['CMD ["./init.sh"]', ['service-start', 'keep-alive']],
    ['RUN service redis start\nCMD ["node", "x"]', ['service-start']],
    ['CMD ["nginx"]', ['daemonises']],
    ['CMD nginx && exec node server.js', ['daemonises']],
    ['CMD ["apachectl", "start"]', ['daemonises']],
    ['CMD ["php-fpm"]', ['daemonises']],
    ['CMD ["redis-server", "--daemonize", "yes"]', ['daemonises']],
    ['CMD node server.js &', ['daemonises']],
    ['CMD ["tail", "-f", "/dev/null"]', ['keep-alive']],
    ['CMD exec sleep infinity', ['keep-alive']],
    ['CMD while true; do sleep 60; done', ['keep-alive']],
    ['CMD ["supervisord", "-n"]', ['process-manager']],
    ['CMD ["/lib/systemd/systemd"]', ['process-manager']],
    ['CMD ["/sbin/init"]', ['process-manager']],
    ['CMD ["pm2-runtime", "app.js"]', ['process-manager']],
    ['USER root\nCMD ["node", "x"]', ['root-user']],
    ['EXPOSE 22\nCMD ["node", "x"]', ['expose-ssh']],
    ['STOPSIGNAL SIGKILL\nCMD ["node", "x"]', ['stop-signal-kill']],
    ['CMD ["a"]\nCMD ["node", "x"]', ['two-commands']],
  ])('%s', (lines, expected) => {
    const files = {
      'bad.sh': '#!/bin/sh\necho hello\n"$@"\n',
      'trap.sh': '#!/bin/sh\ntrap "kill $pid" TERM\nnode server.js\n',
      'wait.sh': '#!/bin/sh\nnode server.js &\nwait\n',
      'two.sh': '#!/bin/bash\nnode worker.js &\nnode server.js &\nwait -n\nexit $?\n',
      'init.sh': '#!/bin/sh\nservice nginx start\ntail -F /var/log/nginx/access.log\n',
    };
    expect(ids(lines, files).sort()).toEqual([...expected].sort());
  });

  it('says where, why and what to do', () => {
    expect(findings('ENTRYPOINT ["./run.sh"]\nCMD ["node"]', { 'run.sh': '#!/bin/sh\nset -e\n"$@"\n' })).toEqual([
      {
        id: 'wrapper-without-exec',
        lesson: 'pid-1',
        severity: 'essential',
        file: 'run.sh',
        line: 3,
        message: 'The script stays in front of `$@`.',
        why: expect.stringContaining('PID 1'),
        fix: 'Let the program take the shell’s place: `exec "$@"`.',
      },
    ]);
    expect(findings('CMD ["node","server.js",]')[0]?.fix).toBe('Write it as JSON: ["node", "server.js"].');
    expect(findings("CMD ['node', 'a b']")[0]?.fix).toBe('Write it as JSON: ["node", "a b"].');
  });

  it('misses a USER', () => {
    const command = effectiveCommand('FROM node:20-slim\nCMD ["node"]');
    if ('error' in command) throw new Error(command.error);
    const [found] = findAll({ command, files: {}, startup: followStartup(command, {}) });
    expect(found).toMatchObject({ id: 'root-user', line: null, severity: 'actionable' });
  });
});

import type { Files } from '../../grading/files';

/** A Dockerfile whose container is, or is not, one well-behaved process. */
export interface Case {
  readonly name: string;
  readonly files: Files;
  /** What a message has to speak of to have found it; undefined: there is nothing to find. */
  readonly about?: RegExp;
}

const form = /exec|shell.?form|json|signal|pid 1/i;
const services = /service|process|supervis|daemon|background|foreground/i;
const file = (lines: string, more: Files = {}): Files => ({
  Dockerfile: `FROM node:20.18.0-slim\nWORKDIR /app\nCOPY . .\nUSER node\n${lines}\n`,
  ...more,
});

export const cases: readonly Case[] = [
  { name: 'shell form CMD', files: file('CMD node server.js'), about: form },
  { name: 'shell form ENTRYPOINT', files: file('ENTRYPOINT node server.js'), about: form },
  { name: 'sh -c without exec', files: file('CMD ["sh", "-c", "node server.js"]'), about: form },
  { name: 'sh -c with a pipe', files: file('CMD ["sh", "-c", "node server.js | tee /tmp/log"]'), about: form },
  { name: 'a comma too many', files: file('CMD ["node", "server.js",]'), about: /json|exec|shell|syntax|quote|array/i },
  { name: 'single quotes', files: file("CMD ['node', 'server.js']"), about: /json|exec|shell|syntax|quote|array/i },
  {
    name: 'a comment behind the array',
    files: file('CMD ["node", "server.js"] # web'),
    about: /json|exec|shell|syntax|array/i,
  },
  {
    name: 'shell form ENTRYPOINT drops CMD',
    files: file('ENTRYPOINT exec node\nCMD ["server.js"]'),
    about: /cmd.*(ignore|drop|unused|no effect)|json|exec form/i,
  },
  { name: 'exec ENTRYPOINT gets shell form CMD', files: file('ENTRYPOINT ["node"]\nCMD server.js'), about: form },
  {
    name: 'wrapper without exec',
    files: file('ENTRYPOINT ["./entrypoint.sh"]\nCMD ["node", "server.js"]', {
      'entrypoint.sh': '#!/bin/sh\nset -e\n"$@"\n',
    }),
    about: form,
  },
  {
    name: 'a trap that can’t run',
    files: file('CMD ["./start.sh"]', { 'start.sh': '#!/bin/sh\ntrap "exit 0" TERM\nnode server.js\n' }),
    about: /trap|signal|exec/i,
  },
  { name: 'two services', files: file('CMD node worker.js & node server.js'), about: services },
  {
    name: 'two services in a script',
    files: file('CMD ["./start.sh"]', { 'start.sh': '#!/bin/bash\nnode worker.js &\nnode server.js &\nwait -n\n' }),
    about: services,
  },
  { name: 'service nginx start', files: file('CMD service nginx start && tail -f /dev/null'), about: services },
  { name: 'nginx goes into the background', files: file('CMD ["nginx"]'), about: services },
  { name: 'tail -f /dev/null', files: file('CMD ["tail", "-f", "/dev/null"]'), about: /alive|tail|process/i },
  { name: 'sleep infinity', files: file('CMD ["sleep", "infinity"]'), about: /alive|sleep|process/i },
  { name: 'supervisord', files: file('CMD ["supervisord", "-n"]'), about: services },
  { name: 'systemd', files: file('CMD ["/lib/systemd/systemd"]'), about: services },
  { name: 'pm2', files: file('CMD ["pm2-runtime", "server.js"]'), about: services },
  { name: 'npm start', files: file('CMD ["npm", "start"]'), about: /npm|signal|exec/i },
  { name: 'STOPSIGNAL SIGKILL', files: file('STOPSIGNAL SIGKILL\nCMD ["node", "server.js"]'), about: /signal|kill/i },
  { name: 'two CMDs', files: file('CMD ["node", "worker.js"]\nCMD ["node", "server.js"]'), about: /cmd/i },
  { name: 'EXPOSE 22', files: file('EXPOSE 22\nCMD ["node", "server.js"]'), about: /22|ssh/i },
  {
    name: 'no USER',
    files: { Dockerfile: 'FROM node:20.18.0-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n' },
    about: /user|root/i,
  },
  { name: 'exec form', files: file('CMD ["node", "server.js"]') },
  { name: 'CMD exec', files: file('CMD exec node server.js') },
  { name: 'sh -c exec', files: file('CMD ["sh", "-c", "exec node server.js"]') },
  { name: 'tini', files: file('ENTRYPOINT ["tini", "--"]\nCMD ["node", "server.js"]') },
  { name: 'dumb-init', files: file('ENTRYPOINT ["dumb-init", "--"]\nCMD ["node", "server.js"]') },
  {
    name: 'tini -g before a shell',
    files: file('ENTRYPOINT ["tini", "-g", "--"]\nCMD ["sh", "-c", "node server.js; true"]'),
  },
  {
    name: 'a wrapper that ends in exec',
    files: file('ENTRYPOINT ["./entrypoint.sh"]\nCMD ["node", "server.js"]', {
      'entrypoint.sh': '#!/bin/sh\nset -e\nexec "$@"\n',
    }),
  },
  { name: 'nginx in the foreground', files: file('CMD ["nginx", "-g", "daemon off;"]') },
  { name: 'one service with workers', files: file('CMD ["gunicorn", "-w", "4", "app:app"]') },
  { name: 'ENTRYPOINT and its arguments', files: file('ENTRYPOINT ["node"]\nCMD ["server.js"]') },
  { name: 'what the base image starts', files: { Dockerfile: 'FROM nginx:1.26\nCOPY site /usr/share/nginx/html\n' } },
  { name: 'a HEALTHCHECK in shell form', files: file('HEALTHCHECK CMD node check.js\nCMD ["node", "server.js"]') },
];

// npm start: installs, builds and serves. PORT (3000) and HOST (this machine only) may be set.
import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

const port = process.env.PORT ?? '3000';
const host = process.env.HOST ?? '127.0.0.1';

const answers = () =>
  new Promise((resolve) => {
    const socket = createConnection({ port: Number(port), host: host === '0.0.0.0' ? '127.0.0.1' : host });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });

if (await answers()) {
  console.error(`Port ${port} is taken. Choose another: PORT=3001 npm start`);
  process.exit(1);
}

install();
if (!build('server')) process.exit(1);

const server = spawn(process.execPath, [fileURLToPath(new URL('.next-server/standalone/server.js', root))], {
  cwd: root,
  env: { ...process.env, NODE_ENV: 'production', PORT: port, HOSTNAME: host },
  stdio: ['ignore', 'ignore', 'inherit'],
});
server.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));

while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 100));
console.log(`PID One is at http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${port}`);

// Counts its visitors in redis. Without a database it does not start.
const http = require('http');
const net = require('net');
const os = require('os');
const redis = process.env.REDIS_HOST || 'localhost';

function ask(command, then, failed) {
  const db = net.connect(6379, redis, () => db.write(`${command}\r\n`));
  db.on('data', (reply) => { then(reply.toString().trim()); db.end(); });
  db.on('error', failed);
}

const server = http.createServer((req, res) => ask(
  'INCR visitors',
  (reply) => res.end(`visitor ${reply.slice(1)}, served by ${os.hostname()}\n`),
  (error) => { res.statusCode = 503; res.end(`no database: ${error.message}\n`); },
));
ask(
  'PING',
  () => server.listen(3000, () => console.log('listening on 3000')),
  (error) => { console.error(`no database, no shop: ${error.message}`); process.exit(1); },
);
process.on('SIGTERM', () => { console.log('SIGTERM received, draining'); process.exit(0); });

// Sends the invoices that wait in redis. Two of it would send each of them twice.
const net = require('net');
const redis = process.env.REDIS_HOST || 'localhost';

setInterval(() => {
  const db = net.connect(6379, redis, () => db.write('INCR invoices\r\n'));
  db.on('data', (reply) => {
    console.log(`invoice ${reply.toString().trim().slice(1)} sent`);
    db.end();
  });
  db.on('error', (error) => console.log(`no database: ${error.message}`));
}, 2000);
process.on('SIGTERM', () => process.exit(0));

// The shop. Counts its visitors in redis.
const http = require('http');
const net = require('net');
const os = require('os');
const redis = process.env.REDIS_HOST || 'localhost';

const shop = http.createServer((req, res) => {
  const db = net.connect(6379, redis, () => db.write('INCR visitors\r\n'));
  db.on('data', (reply) => {
    res.end(`visitor ${reply.toString().trim().slice(1)}, served by ${os.hostname()}\n`);
    db.end();
  });
  db.on('error', (error) => {
    res.statusCode = 503;
    res.end(`no database: ${error.message}\n`);
  });
});
shop.listen(3000, () => console.log('listening on 3000'));
process.on('SIGTERM', () => shop.close(() => process.exit(0)));

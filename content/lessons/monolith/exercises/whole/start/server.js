// Sells a seat to each visitor: the next number that redis has.
const http = require('http');
const net = require('net');
const redis = process.env.REDIS_HOST || 'localhost';
const price = process.env.PRICE || 15;
http.createServer((req, res) => {
  const db = net.connect(6379, redis, () => db.write('INCR seats\r\n'));
  db.on('data', (reply) => {
    res.end(`seat ${reply.toString().trim().slice(1)} for ${price}, by way of ${req.headers.via || 'nobody'}\n`);
    db.end();
  });
  db.on('error', (error) => {
    res.statusCode = 503;
    res.end(`no seat: ${error.code}\n`);
  });
}).listen(3000, () => console.log('app: listening on 3000'));
process.on('SIGTERM', () => { console.log('app: SIGTERM received, draining'); process.exit(0); });

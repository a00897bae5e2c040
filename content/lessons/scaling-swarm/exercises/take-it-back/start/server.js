// The ticket office. It reads its seat map for four seconds before it listens.
const http = require('http');

const office = http.createServer((req, res) => {
  if (req.url === '/health') return res.end('ok\n');
  res.end('one seat sold\n');
});
setTimeout(() => office.listen(3000, () => console.log('listening on 3000')), 4000);

process.on('SIGTERM', () => office.close(() => process.exit(0)));

// The ticket office. It reads its seat map for three seconds before it listens; a sale takes half a second.
const http = require('http');

const office = http.createServer((req, res) => {
  if (req.url === '/health') return res.end('ok\n');
  setTimeout(() => res.end('one seat sold\n'), 500);
});
setTimeout(() => office.listen(3000, () => console.log('listening on 3000')), 3000);

process.on('SIGTERM', () => {
  console.log('SIGTERM received');
  office.close(() => process.exit(0));
});

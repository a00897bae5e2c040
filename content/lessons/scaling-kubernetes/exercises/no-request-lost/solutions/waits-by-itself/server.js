// The ticket office. It reads its seat map for four seconds before it listens.
// A seat is sold at once; the report of the day takes 15 seconds.
const http = require('http');

const office = http.createServer((req, res) => {
  if (req.url === '/health') return res.end('ok\n');
  if (req.url === '/report') return setTimeout(() => res.end('412 seats sold\n'), 15000);
  res.end('one seat sold\n');
});
setTimeout(() => office.listen(3000, () => console.log('listening on 3000')), 4000);

process.on('SIGTERM', () => {
  console.log('SIGTERM received');
  // Some customers are still on their way.
  setTimeout(() => office.close(() => process.exit(0)), 5000);
});

// Release 2. The seat map has moved, and nobody has told the server.
const http = require('http');

const office = http.createServer((req, res) => {
  res.statusCode = 500;
  res.end('no seat map\n');
});
office.listen(3000, () => console.log('listening on 3000'));

process.on('SIGTERM', () => office.close(() => process.exit(0)));

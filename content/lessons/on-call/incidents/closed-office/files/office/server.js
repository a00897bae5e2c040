// The ticket office.
const http = require('http');
const office = http.createServer((req, res) => res.end('one seat sold\n'));
office.listen(3000, () => console.log('listening on 3000'));
process.on('SIGTERM', () => office.close(() => process.exit(0)));

// The shop.
const http = require('http');
const shop = http.createServer((req, res) => res.end('one hat sold\n'));
shop.listen(3000, () => console.log('listening on 3000'));
process.on('SIGTERM', () => shop.close(() => process.exit(0)));

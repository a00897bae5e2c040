// The web half of the shop.
const http = require('http');
const server = http.createServer((req, res) => res.end('shop\n'));
server.listen(3000, () => console.log('web is up'));
process.on('SIGTERM', () => process.exit(0));

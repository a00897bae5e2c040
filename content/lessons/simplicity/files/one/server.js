const http = require('http');
http.createServer((req, res) => res.end('welcome to the shop\n')).listen(3000);
process.on('SIGTERM', () => process.exit(0));

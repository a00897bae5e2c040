// The shop. It finishes what it has begun before it leaves.
const http = require('http');
const server = http.createServer((req, res) => res.end('welcome to the shop\n'));
server.listen(process.env.PORT, () => console.log('the shop is open'));
process.on('SIGTERM', () => {
  console.log('SIGTERM received, closing the shop');
  server.close(() => process.exit(0));
});

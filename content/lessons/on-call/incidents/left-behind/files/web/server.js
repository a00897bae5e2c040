// The web. It counts its requests, and says so at /count.
const http = require('http');
let requests = 0;
const server = http.createServer((req, res) => {
  if (req.url === '/count') return res.end(`${requests}\n`);
  requests += 1;
  res.end('welcome\n');
});
server.listen(3000, () => console.log('web is up'));
process.on('SIGTERM', () => process.exit(0));

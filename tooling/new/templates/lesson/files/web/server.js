// A web server that closes and leaves with 0 when it is asked to stop.
const http = require('http');
const port = process.env.PORT || 3000;
const server = http.createServer((req, res) => res.end('hello\n'));
server.listen(port, () => console.log(`listening on ${port}`));
process.on('SIGTERM', () => {
  console.log('SIGTERM received, draining');
  process.exit(0);
});

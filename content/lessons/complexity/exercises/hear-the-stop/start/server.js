// The web server. When asked to stop it finishes what it has, which takes half a second, and leaves with 0.
const http = require('http');
const port = process.env.PORT || 3000;
const server = http.createServer((req, res) => res.end('taken\n'));
server.listen(port, () => console.log(`listening on ${port}`));
process.on('SIGTERM', () => {
  console.log('SIGTERM received, draining');
  setTimeout(() => { console.log('drained'); process.exit(0); }, 500);
});

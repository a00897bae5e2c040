// The same web server, but it drains and leaves with 0 when asked to stop.
const http = require('http');
const os = require('os');
const port = process.env.PORT || 3000;
http
  .createServer((req, res) => {
    if (req.url === '/crash') {
      console.error('fatal: told to crash');
      process.exit(1);
    }
    res.end(`hello from ${os.hostname()}\n`);
  })
  .listen(port, () => console.log(`listening on ${port}`));
for (const sig of ['SIGTERM', 'SIGINT']) {
  process.on(sig, () => {
    console.log(`${sig} received, draining`);
    process.exit(0);
  });
}

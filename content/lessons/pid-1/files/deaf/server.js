// A web server that knows nothing about signals.
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

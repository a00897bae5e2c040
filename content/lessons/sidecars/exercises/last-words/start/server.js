// Writes its log into a file.
const fs = require('fs');
const http = require('http');
const log = (line) => fs.appendFileSync('/var/log/app/app.log', `${line}\n`);
http
  .createServer((req, res) => {
    log(`GET ${req.url}`);
    res.end('hello\n');
  })
  .listen(3000, () => log('listening on 3000'));
process.on('SIGTERM', () => {
  log('SIGTERM received, draining');
  process.exit(0);
});

// Writes its log into a file, and takes two seconds until it answers.
const fs = require('fs');
const http = require('http');
const log = (line) => fs.appendFileSync('/var/log/app/app.log', `${line}\n`);
const server = http.createServer((req, res) => {
  log(`GET ${req.url}`);
  res.end('hello\n');
});
setTimeout(() => server.listen(3000, () => log('listening on 3000')), 2000);
process.on('SIGTERM', () => {
  log('SIGTERM received, draining');
  process.exit(0);
});

// Writes its log into a file, whose folder has to be there. Needs two seconds to say good-bye.
const fs = require('fs');
const http = require('http');
const log = (line) => fs.appendFileSync(process.env.LOG, `${line}\n`);
const server = http.createServer((req, res) => {
  log(`GET ${req.url}`);
  res.end('hello\n');
});
server.listen(3000, () => log('listening on 3000'));
process.on('SIGTERM', () => {
  log('SIGTERM received, draining');
  setTimeout(() => {
    log('all answered, bye');
    process.exit(0);
  }, 2000);
});

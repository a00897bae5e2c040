const http = require('http');
const ms = require('ms');
http.createServer((req, res) => res.end(`offer ends in ${ms('2h') / 60000} minutes\n`))
  .listen(3000, () => console.log('shop: listening on 3000'));
process.on('SIGTERM', () => process.exit(0));

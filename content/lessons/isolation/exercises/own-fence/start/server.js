// The shop. It keeps its catalogue in memory: about 60 MB.
const http = require('http');
const catalogue = Buffer.alloc(60 * 1024 * 1024, 1);
http.createServer((req, res) => res.end(`${catalogue.length} bytes of catalogue\n`))
  .listen(3000, () => console.log('shop: listening on 3000'));
process.on('SIGTERM', () => process.exit(0));

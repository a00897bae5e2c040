// Takes orders at POST /, and says at /open how many are not shipped yet.
const http = require('http');
const fs = require('fs');
fs.mkdirSync('/data/queue', { recursive: true });
if (!fs.existsSync('/data/prices.json')) fs.writeFileSync('/data/prices.json', '{ "parcel": 5 }');
let number = 0;
const server = http.createServer((req, res) => {
  if (req.url === '/open') return res.end(`${fs.readdirSync('/data/queue').length} open\n`);
  if (req.method !== 'POST') return res.end('orders\n');
  number += 1;
  fs.writeFileSync(`/data/queue/${Date.now()}-${number}`, 'one parcel');
  res.end('thank you\n');
});
server.listen(3000, () => console.log('web: up'));
process.on('SIGTERM', () => process.exit(0));

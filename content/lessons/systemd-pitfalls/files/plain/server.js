// Takes orders. SIGTERM and SIGINT: it finishes what it has, and leaves with 0.
const http = require('http');
const port = process.env.PORT || 3000;
http.createServer((req, res) => {
  if (req.url === '/crash') { console.error('fatal: told to crash'); process.exit(1); }
  res.end('taken\n');
}).listen(port, () => console.log(`listening on ${port}`));
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => { console.log(`${signal} received, finishing`); process.exit(0); });
}

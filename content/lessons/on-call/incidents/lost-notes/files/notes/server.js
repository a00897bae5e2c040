// Keeps notes, one a line: POST adds one, GET shows them all.
const http = require('http');
const fs = require('fs');
const file = '/data/notes.txt';
const server = http.createServer((req, res) => {
  if (req.method !== 'POST') return res.end(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 'no notes\n');
  req.on('data', (text) => fs.appendFileSync(file, `${text}\n`));
  req.on('end', () => res.end('noted\n'));
});
server.listen(3000, () => console.log('notes is up'));
process.on('SIGTERM', () => process.exit(0));

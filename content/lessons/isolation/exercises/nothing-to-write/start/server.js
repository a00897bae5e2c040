// Keeps each page it has rendered. Where, and whether there is a log file, say two variables.
const fs = require('fs');
const http = require('http');
const { CACHE_DIR = '/app/cache', LOG_FILE } = process.env;

const log = (line) => (LOG_FILE ? fs.appendFileSync(LOG_FILE, `${line}\n`) : console.log(line));

fs.mkdirSync(CACHE_DIR, { recursive: true });
const page = `${CACHE_DIR}/index.html`;
const server = http.createServer((req, res) => {
  if (!fs.existsSync(page)) fs.writeFileSync(page, '<h1>Lamps</h1>\n');
  res.end(fs.readFileSync(page, 'utf8'));
});
server.listen(3000, () => log('listening on 3000'));
process.on('SIGTERM', () => server.close(() => process.exit(0)));

// Made for a terminal: Ctrl-C lets it finish what is under way, and leave.
const http = require('http');
const server = http.createServer((req, res) => res.end('here is your receipt\n'));
server.listen(3000, () => console.log('listening on 3000'));
process.on('SIGINT', () => {
  console.log('Ctrl-C: finishing what is under way');
  server.close(() => process.exit(0));
});

// The shop: prices over HTTP, and how long an offer lasts.
const http = require('http');
const ms = require('ms');
const { format, total } = require('./price');

const port = process.env.PORT || 3000;
const offer = ms(process.env.OFFER || '2h');

const server = http.createServer((req, res) => {
  res.end(`basket: ${format(total([1250, 399]))}, offer ends in ${offer / 60000} minutes\n`);
});
server.listen(port, () => console.log(`shop: listening on ${port}`));
process.on('SIGTERM', () => {
  console.log('SIGTERM received, closing');
  server.close(() => process.exit(0));
});

// Counts what is under way, and ends with the last of it.
const http = require('http');
let open = 0;
let stopping = false;

const finish = (res, text) => {
  res.end(text);
  open -= 1;
  if (stopping && open === 0) process.exit(0);
};
const office = http.createServer((req, res) => {
  open += 1;
  if (req.url === '/health') return finish(res, 'ok\n');
  if (req.url === '/report') return setTimeout(() => finish(res, '412 seats sold\n'), 15000);
  finish(res, 'one seat sold\n');
});
setTimeout(() => office.listen(3000, () => console.log('listening on 3000')), 4000);

process.on('SIGTERM', () => {
  console.log('SIGTERM received');
  stopping = true;
  office.close();
  if (open === 0) process.exit(0);
});

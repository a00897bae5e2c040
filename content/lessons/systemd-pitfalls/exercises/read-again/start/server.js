// Exchange rates. Reads rates.txt when it starts, and again on SIGHUP. Refuses to run elsewhere than it is registered.
const fs = require('fs');
const http = require('http');
const os = require('os');
const { host } = JSON.parse(fs.readFileSync('/tmp/place.json', 'utf8'));
if (host !== os.hostname()) {
  console.error(`registered on ${host}, and this is ${os.hostname()}`);
  process.exit(1);
}
let rates = fs.readFileSync('/app/rates.txt', 'utf8');
http.createServer((req, res) => res.end(rates)).listen(3000, () => console.log('listening on 3000'));
process.on('SIGHUP', () => {
  rates = fs.readFileSync('/app/rates.txt', 'utf8');
  console.log('SIGHUP received, rates read again');
});
process.on('SIGTERM', () => { console.log('SIGTERM received, finishing'); process.exit(0); });

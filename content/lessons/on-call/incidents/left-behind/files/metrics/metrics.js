// The sidecar of web: in web's own network it asks localhost:3000 for the count, and offers it at port 9100.
const http = require('http');
let count = '';
const ask = () => {
  const request = http.get('http://localhost:3000/count', (answer) => {
    answer.on('data', (data) => { count = String(data).trim(); });
  });
  request.on('error', (error) => {
    count = '';
    console.log(`no count from localhost:3000: ${error.code}`);
  });
};
const server = http.createServer((req, res) => res.end(count === '' ? 'no count\n' : `web_requests ${count}\n`));
server.listen(9100, () => console.log('metrics is up'));
process.on('SIGTERM', () => process.exit(0));
ask();
setInterval(ask, 5000);

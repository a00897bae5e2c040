// Asks the office in this container whether it can sell. Exit status 0: yes.
const http = require('http');

http
  .get('http://localhost:3000/health', (res) => process.exit(res.statusCode === 200 ? 0 : 1))
  .on('error', () => process.exit(1));

// Ends with 0 when the app answers.
const http = require('http');
const request = http.get('http://127.0.0.1:3000/health', (res) => process.exit(res.statusCode === 200 ? 0 : 1));
request.on('error', () => process.exit(1));

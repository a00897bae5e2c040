// Well is who answers.
const http = require('http');
const request = http.get('http://localhost:3000/', (answer) => process.exit(answer.statusCode === 200 ? 0 : 1));
request.on('error', () => process.exit(1));

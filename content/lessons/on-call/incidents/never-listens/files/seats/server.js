// Reads the seat map of each hall, a second for each, and listens then.
const http = require('http');
const HALLS = 25;
const read = (hall) => {
  if (hall > HALLS) return http.createServer((req, res) => res.end(`${HALLS} halls\n`)).listen(3000, () => console.log('listening on 3000'));
  console.log(`hall ${hall} of ${HALLS}`);
  setTimeout(() => read(hall + 1), 1000);
};
read(1);

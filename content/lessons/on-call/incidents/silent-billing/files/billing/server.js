// Takes payments at /pay, with the rates of the file that RATES names.
const http = require('http');
const fs = require('fs');
const server = http.createServer((req, res) => {
  if (req.url !== '/pay') return res.end('billing\n');
  try {
    const rates = JSON.parse(fs.readFileSync(process.env.RATES, 'utf8'));
    console.log('paid, 200');
    res.end(`paid, with ${rates.vat} % tax\n`);
  } catch (error) {
    console.error(`not paid, 500: ${error.message}`);
    res.statusCode = 500;
    res.end('not paid\n');
  }
});
server.listen(3000, () => console.log('billing is up'));
process.on('SIGTERM', () => process.exit(0));

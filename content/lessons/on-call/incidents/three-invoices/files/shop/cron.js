// The other half: at each full minute it sends the invoices, and writes that down in the ledger.
const fs = require('fs');
const os = require('os');
const send = () => {
  const minute = new Date().toISOString().slice(11, 16);
  fs.appendFileSync('/ledger/ledger.txt', `${minute} invoices sent by ${os.hostname()}\n`);
  console.log(`${minute} invoices sent`);
};
const wait = () => 60000 - (Date.now() % 60000);
const next = () => setTimeout(() => { send(); next(); }, wait());
next();
process.on('SIGTERM', () => process.exit(0));

// The monthly report: it reads all orders into memory, 10 MB in a tenth of a second.
const rows = [];
const add = () => {
  rows.push(Buffer.alloc(10 * 1024 * 1024, 1));
  console.log(`report: ${rows.length * 10} MB`);
};
setTimeout(() => setInterval(add, 100), 5000);
process.on('SIGTERM', () => process.exit(0));

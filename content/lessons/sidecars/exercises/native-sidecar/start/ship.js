// Prints what is new in the file, twice a second, and once more when it is told to stop.
const fs = require('fs');
let shipped = 0;
const ship = () => {
  if (!fs.existsSync(process.env.LOG)) return;
  const text = fs.readFileSync(process.env.LOG, 'utf8');
  process.stdout.write(text.slice(shipped));
  shipped = text.length;
};
console.log(`shipping ${process.env.LOG}`);
setInterval(ship, 500);
process.on('SIGTERM', () => {
  ship();
  process.exit(0);
});

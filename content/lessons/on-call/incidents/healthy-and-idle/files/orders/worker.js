// Ships what is in the queue, at the prices of the moment.
const fs = require('fs');
const ship = () => {
  if (!fs.existsSync('/data/queue')) return;
  for (const order of fs.readdirSync('/data/queue')) {
    const price = JSON.parse(fs.readFileSync('/data/prices.json', 'utf8')).parcel;
    fs.unlinkSync(`/data/queue/${order}`);
    console.log(`worker: shipped ${order} for ${price}`);
  }
};
console.log('worker: up');
setInterval(ship, 2000);
process.on('SIGTERM', () => process.exit(0));

// The printer’s driver: a receipt every 300 ms. With PRINTER=none it finds no printer, and fails each time.
const printer = process.env.PRINTER || 'usb0';
if (printer === 'none') {
  console.error('printer: no such device');
  process.exit(1);
}
console.error(`printer: ${printer} is ready`);
let n = 0;
setInterval(() => { n += 1; console.log(`receipt ${n} printed`); }, 300);
process.on('SIGTERM', () => { console.log('printer: SIGTERM received, paper cut'); process.exit(0); });

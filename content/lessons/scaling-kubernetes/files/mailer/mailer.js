// Sends the mails of the evening, once.
setTimeout(() => console.log('412 mails sent'), 1000);
setInterval(() => {}, 60000);
process.on('SIGTERM', () => process.exit(0));

// A queue worker: one job a second. Each fifth one is of a kind that it can’t do.
let n = 0;
setInterval(() => {
  n += 1;
  if (n === 5) { console.error('job 5: unknown kind'); process.exit(1); }
  console.log(`job ${n} done`);
}, 1000);
process.on('SIGTERM', () => process.exit(0));

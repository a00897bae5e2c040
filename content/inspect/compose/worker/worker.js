// A queue worker: one job a second; CRASH_AFTER=N makes it fail after N jobs.
const limit = Number(process.env.CRASH_AFTER || 0);
let n = 0;
setInterval(() => {
  n += 1;
  console.log(`job ${n} done`);
  if (limit && n >= limit) {
    console.error('worker crashed');
    process.exit(1);
  }
}, 1000);

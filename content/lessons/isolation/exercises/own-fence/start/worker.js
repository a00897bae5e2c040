// The monthly report: after two seconds 10 MB more every 100 ms, and really touched.
const rows = [];
const add = () => {
  rows.push(Buffer.alloc(10 * 1024 * 1024, 1));
  console.log(`report: ${rows.length * 10} MB`);
};
setTimeout(() => setInterval(add, 100), 2000);

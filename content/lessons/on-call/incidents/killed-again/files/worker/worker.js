// Pays invoices in batches of five seconds. A batch that has begun must be finished, or its invoices are paid twice.
let batch = 0;
let busy = false;
let leaving = false;

const leave = () => {
  console.log('nothing open, leaving');
  process.exit(0);
};
const begin = () => {
  busy = true;
  batch += 1;
  console.log(`batch ${batch} begun`);
  setTimeout(finish, 5000);
};
const finish = () => {
  busy = false;
  console.log(`batch ${batch} paid`);
  if (leaving) leave();
  else begin();
};

process.on('SIGTERM', () => {
  console.log(`SIGTERM received, finishing batch ${batch}`);
  leaving = true;
  if (!busy) leave();
});
begin();

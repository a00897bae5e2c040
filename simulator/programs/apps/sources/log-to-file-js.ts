export const logToFileJs = `// Appends a line a second to /var/log/app/app.log and prints nothing.
const fs = require('fs');
fs.mkdirSync('/var/log/app', { recursive: true });
let n = 0;
setInterval(() => {
  n += 1;
  fs.appendFileSync('/var/log/app/app.log', \`line \${n}\\n\`);
}, 1000);
`;

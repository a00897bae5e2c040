export const leakJs = `// Takes 10 MB more every 100 ms and really touches it.
const heap = [];
setInterval(() => {
  heap.push(Buffer.alloc(10 * 1024 * 1024, 1));
  console.log(\`heap \${heap.length * 10} MB\`);
}, 100);
`;

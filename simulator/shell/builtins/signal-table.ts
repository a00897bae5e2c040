import { signalName } from '../../kernel/signal';

/** `kill -l` and `trap -l` of bash: five columns. */
export function signalTable(): string {
  let out = '';
  let column = 0;
  for (let signal = 1; signal <= 64; signal++) {
    const name = signalName(signal);
    if (!name) continue;
    out += `${String(signal).padStart(2)}) SIG${name}`;
    column++;
    out += column % 5 === 0 ? '\n' : '\t';
  }
  return column % 5 === 0 ? out : `${out}\n`;
}

import { describe, expect, it } from 'vitest';
import { runProgram } from '../testing/run-program';
import { ash } from './ash';
import { bash } from './bash';
import { dash } from './dash';
import { cat } from '../programs/coreutils/cat';
import { sleep } from '../programs/coreutils/sleep';

const programs = { bash, dash, busybox: ash, cat, sleep };
it('runs', () => {
  for (const s of ['echo hi', 'x=1; echo $x | cat; nosuch', 'for i in a b; do echo $i; done; echo $((1+2)) "${x:-a b}"', 'sleep 1 & wait; echo $?; f() { echo f$1; return 3; }; f x; echo $?'])
    for (const d of ['bash', 'dash', 'busybox']) {
      const r = runProgram([d, '-c', s], { programs });
      console.log(d, s, JSON.stringify([r.stdout, r.stderr, r.status, r.elapsed]));
    }
});

import { expect, it } from 'vitest';
import { createMachine } from '../../machine';

const build = (dockerfile: string, ...flags: string[]) => {
  const machine = createMachine({ files: { Dockerfile: `FROM busybox:1.37\n${dockerfile}` } });
  const line = `docker build -q -t demo ${flags.join(' ')} . >build.id && docker history --no-trunc --format '{{.CreatedBy}}' demo`;
  const job = machine.run(`${line} | grep ^RUN; docker run --rm demo cat /said`);
  machine.advance(machine.now() + 60_000, () => job.done);
  return job.stdout;
};

it('shows each ARG that is declared, also one without a value, in the history of a RUN', () => {
  const file = 'ARG A=1\nARG B\nARG C=\nARG E F=2\nRUN echo "[$E]" > /said\nARG E=3\nENV F=9\nRUN echo 2\n';
  expect(build(file)).toBe(`RUN |6 A=1 B= C= E=3 F=9 E=3 /bin/sh -c echo 2 # buildkit
RUN |5 A=1 B= C= E= F=2 /bin/sh -c echo "[$E]" > /said # buildkit
[]
`);
  expect(build(file, '--build-arg B=q')).toContain('RUN |5 A=1 B=q C= ');
});

it('takes the later one of ENV and ARG', () => {
  expect(build('ENV A=1\nARG A=2\nENV B=$A\nRUN echo $A $B > /said\n')).toMatch(/^2 2$/m);
  expect(build('ARG A=2\nENV A=1\nRUN echo $A > /said\n')).toMatch(/^1$/m);
  expect(build('ENV A=1\nARG A\nRUN echo $A > /said\n')).toMatch(/^1$/m);
});

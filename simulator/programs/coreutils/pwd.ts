import { command } from '../command';

export const pwd = command(
  {
    name: 'pwd',
    usage: '[OPTION]...',
    about: 'Print the full filename of the current working directory.',
    options: 'L,logical P,physical',
  },
  function* (io, options) {
    const { sys } = io;
    const here = sys.getcwd();
    const logical = sys.env().get('PWD');
    let shown = here;
    if (options.last('L', 'P') === 'L' && logical?.startsWith('/') && !/\/\.\.?(\/|$)/.test(logical))
      try {
        if (sys.realpath(logical) === here) shown = logical;
      } catch {}
    yield* io.print(`${shown}\n`);
  },
);

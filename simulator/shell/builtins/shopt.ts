import { shoptNames } from '../interpreter/options';
import { type Builtin, refuseOption, takeFlags } from './builtin';

export const shopt: Builtin = {
  in: ['bash'],
  *run(shell, args) {
    const { flags, rest, bad } = takeFlags(args, 'opqsu');
    if (bad) return yield* refuseOption(shell, bad, 'shopt [-pqsu] [-o] [optname ...]');
    const setOptions = flags.has('o');
    const names = setOptions ? shell.options.list() : shoptNames;
    const on = (name: string): boolean => (setOptions ? shell.options.has(name) : shell.options.shopt.has(name));
    let status = 0;
    if (rest.length > 0 && (flags.has('s') || flags.has('u'))) {
      for (const name of rest) {
        if (!names.includes(name)) {
          yield* shell.complain(`${name}: invalid shell option name`);
          status = 1;
        } else if (setOptions) shell.options.set(name, flags.has('s'));
        else if (flags.has('s')) shell.options.shopt.add(name);
        else shell.options.shopt.delete(name);
      }
      return status;
    }
    const wanted =
      rest.length > 0 ? rest : names.filter((name) => (flags.has('s') ? on(name) : flags.has('u') ? !on(name) : true));
    for (const name of wanted) {
      if (!names.includes(name)) {
        yield* shell.complain(`${name}: invalid shell option name`);
        status = 1;
        continue;
      }
      if (rest.length > 0 && !on(name)) status = 1;
      if (!flags.has('q'))
        yield* shell.write(
          flags.has('p')
            ? `shopt ${on(name) ? '-s' : '-u'} ${name}\n`
            : `${name.padEnd(15)}\t${on(name) ? 'on' : 'off'}\n`,
        );
    }
    return status;
  },
};

import type { Run } from '../../kernel/syscalls';
import type { Action } from './actions';
import type { Controller } from './controller';
import { asFault } from './rpc';
import { helps } from './supervisorctl-help';

/** How many bytes without a number. */
const BYTES = 1600;
/** How often -f looks, ms. */
const LOOK = 1000;
const ALL = String(2 ** 30);

function* refuse(ctl: Controller, text: string, topic?: string): Run<void> {
  yield* ctl.print(text);
  ctl.status = 1;
  if (topic) yield* ctl.print(helps[topic] ?? '');
}

export const tail: Action = function* (ctl, args) {
  if (!(yield* ctl.isUp())) return;
  if (args.length < 1) return yield* refuse(ctl, 'Error: too few arguments', 'tail');
  if (args.length > 3) return yield* refuse(ctl, 'Error: too many arguments', 'tail');
  const modifier = args[0]?.startsWith('-') ? args[0] : undefined;
  const [name, channel = 'stdout'] = modifier === undefined ? args : args.slice(1);
  if (name === undefined) return yield* refuse(ctl, 'Error: tail requires process name');
  if (channel !== 'stdout' && channel !== 'stderr') return yield* refuse(ctl, `Error: bad channel '${channel}'`);
  if (modifier === '-f') return yield* follow(ctl, 'readProcessLog', name, channel);
  const bytes = modifier === undefined ? BYTES : Number(modifier.slice(1));
  if (Number.isNaN(bytes)) return yield* refuse(ctl, `Error: bad argument ${modifier}`);
  try {
    yield* ctl.print(yield* ctl.ask<string>('readProcessLog', name, channel, String(bytes)));
  } catch (error) {
    yield* refuse(ctl, `${name}: ERROR (${why(error, 'no such process name')})`);
  }
};

export const maintail: Action = function* (ctl, args) {
  if (!(yield* ctl.isUp())) return;
  const [modifier] = args;
  if (args.length > 1) return yield* refuse(ctl, 'Error: too many arguments', 'maintail');
  if (modifier === '-f') return yield* follow(ctl, 'readLog');
  const bytes = modifier === undefined ? BYTES : Number(/^-(\d+)$/.exec(modifier)?.[1]);
  if (Number.isNaN(bytes)) return yield* refuse(ctl, `Error: bad argument ${modifier}`);
  try {
    yield* ctl.print(yield* ctl.ask<string>('readLog', String(bytes)));
  } catch (error) {
    yield* refuse(ctl, `supervisord: ERROR (${why(error, 'no log file')})`);
  }
};

function why(error: unknown, badName: string): string {
  const { code } = asFault(error);
  return code === 'NO_FILE' ? 'no log file' : code === 'BAD_NAME' ? badName : 'unknown error reading log';
}

/** Until it is interrupted. */
function* follow(ctl: Controller, method: string, ...params: string[]): Run<void> {
  yield* ctl.print('==> Press Ctrl-C to exit <==');
  let shown: number | undefined;
  for (;;) {
    const text = yield* ctl.ask<string>(method, ...params, ALL);
    const from = shown === undefined ? Math.max(0, text.length - 1024) : Math.min(shown, text.length);
    if (text.length > from) yield* ctl.sys.write(1, text.slice(from));
    shown = text.length;
    yield* ctl.sys.sleep(LOOK);
  }
}

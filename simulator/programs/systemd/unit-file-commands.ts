import { utf8 } from '../../bytes';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { print, printError } from '../stdio';
import { presetOf } from './preset';
import { unitFileNames, unitName } from './unit-file';
import {
  defaultTarget,
  disable,
  type EnableState,
  enable,
  enableState,
  hasInstall,
  load,
  mask,
  setDefault,
  UnitError,
  unmask,
} from './unit-links';

// systemctl's verbs that work on files alone, with or without a manager.

const NO_INSTALL = `The unit files have no installation config (WantedBy=, RequiredBy=, UpheldBy=,
Also=, or Alias= settings in the [Install] section, and DefaultInstance= for
template units). This means they are not meant to be enabled or disabled using systemctl.
 
Possible reasons for having these kinds of units are:
\u2022 A unit may be statically enabled by being symlinked from another unit's
  .wants/, .requires/, or .upholds/ directory.
\u2022 A unit's purpose may be to act as a helper for some other unit which has
  a requirement dependency on it.
\u2022 A unit may be started when needed via activation (socket, path, timer,
  D-Bus, udev, scripted systemctl call, ...).
\u2022 In case of template units, the unit is meant to be enabled with some
  instance name specified.
`;

export interface Request {
  readonly units: readonly string[];
  readonly quiet: boolean;
  /** --type and --state */
  readonly types: readonly string[];
  readonly states: readonly string[];
  readonly legend: boolean;
}
type Verb = (sys: Syscalls, request: Request) => Run;

/** Enabling tells System V's links, too, where the service has a script. */
function* tellSysv(sys: Syscalls, verb: string, names: readonly string[]): Run<void> {
  for (const name of names) {
    const short = name.replace(/\.service$/, '');
    if (short === name || !sys.access(`/etc/init.d/${short}`, '')) continue;
    const helper = '/usr/lib/systemd/systemd-sysv-install';
    yield* printError(
      sys,
      `Synchronizing state of ${name} with SysV service script with ${helper}.\nExecuting: ${helper} ${verb} ${short}\n`,
    );
  }
}

/** Changes links unit by unit; the first error ends it. */
const change = (title: string, one: (sys: Syscalls, name: string) => readonly string[]): Verb =>
  function* (sys, { units, quiet }) {
    for (const name of units)
      try {
        for (const line of one(sys, name)) if (!quiet) yield* printError(sys, utf8(`${line}\n`));
      } catch (e) {
        if (!(e instanceof UnitError)) throw e;
        yield* printError(sys, `Failed to ${title}: ${e.message}\n`);
        return 1;
      }
    return 0;
  };

const enableVerb: Verb = function* (sys, request) {
  yield* tellSysv(sys, 'enable', request.units);
  const status = yield* change('enable unit', enable)(sys, request);
  if (status === 0 && request.units.every((name) => !hasInstall(load(sys, name))))
    yield* printError(sys, utf8(NO_INSTALL));
  return status;
};

const disableVerb: Verb = function* (sys, request) {
  yield* tellSysv(sys, 'disable', request.units);
  return yield* change('disable unit', disable)(sys, request);
};

const reenable: Verb = change('reenable unit', (sys, name) => [...disable(sys, name), ...enable(sys, name)]);
const preset: Verb = change('preset unit', (sys, name) =>
  presetOf(name) === 'enabled' ? enable(sys, name) : disable(sys, name),
);

const isEnabled: Verb = function* (sys, { units, quiet }) {
  const states = units.map((name) => enableState(sys, name));
  if (!quiet) yield* print(sys, states.map((state) => `${state}\n`).join(''));
  const good: readonly EnableState[] = ['enabled', 'enabled-runtime', 'static', 'alias', 'indirect'];
  if (states.some((state) => good.includes(state))) return 0;
  return states.every((state) => state === 'not-found') ? 4 : 1;
};

const listUnitFiles: Verb = function* (sys, { units, types, states, legend }) {
  const rows = unitFileNames(sys)
    .filter((name) => units.length === 0 || units.some((pattern) => matches(pattern, name)))
    .filter((name) => types.length === 0 || types.includes(name.slice(name.lastIndexOf('.') + 1)))
    .map((name): [string, string, string] => {
      const state = enableState(sys, name);
      return [name, state, state === 'static' || state === 'alias' ? '-' : presetOf(name)];
    })
    .filter(([, state]) => states.length === 0 || states.includes(state));
  const width = (column: 0 | 1, title: string): number =>
    Math.max(title.length, ...rows.map((row) => row[column].length));
  const line = ([name, state, last]: readonly [string, string, string]): string =>
    `${name.padEnd(width(0, 'UNIT FILE'))} ${state.padEnd(width(1, 'STATE'))} ${last}\n`;
  const table = (legend ? [['UNIT FILE', 'STATE', 'PRESET'] as const, ...rows] : rows).map(line).join('');
  yield* print(sys, `${table}${legend ? `\n${rows.length} unit files listed.\n` : ''}`);
  return rows.length === 0 && units.length > 0 ? 1 : 0;
};

export const matches = (pattern: string, name: string): boolean =>
  /[*?[]/.test(pattern)
    ? new RegExp(
        `^${pattern
          .replace(/[.+^${}()|\\]/g, '\\$&')
          .replace(/\*/g, '.*')
          .replace(/\?/g, '.')}$`,
      ).test(name)
    : unitName(pattern) === name;

export const unitFileCommands: Readonly<Record<string, Verb>> = {
  enable: enableVerb,
  disable: disableVerb,
  reenable,
  preset,
  mask: change('mask unit', mask),
  unmask: change('unmask unit', unmask),
  'is-enabled': isEnabled,
  'list-unit-files': listUnitFiles,
  *'get-default'(sys) {
    yield* print(sys, `${defaultTarget(sys)}\n`);
    return 0;
  },
  'set-default': change('set default unit', (sys, name) => setDefault(sys, name.replace(/\.service$/, '.target'))),
};

import type { Program, Syscalls } from '../../kernel/syscalls';
import { print, printError } from '../stdio';
import { autoInstalled, markAuto, unmarkAuto } from './marks';
import { installedPackages } from './place-package';

/** Installed packages of that name or, if there is none, that the pattern finds. */
function matching(sys: Syscalls, word: string): string[] {
  const here = installedPackages(sys);
  if (here.has(word)) return [word];
  if (!/[.?+*|^$[]/.test(word)) return [];
  const pattern = new RegExp(word);
  return [...here.keys()].filter((name) => pattern.test(name)).sort();
}

/** apt-mark(8). A hold is accepted and means nothing here: nothing is ever upgraded. */
export const aptMark: Program = function* (sys, argv) {
  const [verb = '', ...words] = argv.slice(1).filter((word) => !word.startsWith('-'));
  const marked = autoInstalled(sys);
  if (verb === 'showmanual' || verb === 'showauto') {
    const here = [...installedPackages(sys).keys()].sort();
    const listed = words.length > 0 ? words.flatMap((word) => matching(sys, word)) : here;
    const wanted = listed.filter((name) => marked.has(name) === (verb === 'showauto'));
    yield* print(sys, wanted.map((name) => `${name}\n`).join(''));
    return 0;
  }
  if (verb === 'showhold' || verb === 'showholds') return 0;
  if (!['auto', 'manual', 'hold', 'unhold'].includes(verb)) {
    yield* printError(sys, `E: Invalid operation ${verb}\n`);
    return 100;
  }
  const names: string[] = [];
  for (const word of words) {
    const found = matching(sys, word);
    if (found.length === 0) yield* printError(sys, `E: Unable to locate package ${word}\n`);
    names.push(...found);
  }
  if (names.length < words.length) {
    yield* printError(sys, 'E: No packages found\n');
    return 100;
  }
  const said = (name: string): string => {
    if (verb === 'hold') return `${name} set on hold.`;
    if (verb === 'unhold') return `Canceled hold on ${name}.`;
    const how = verb === 'auto' ? 'automatically' : 'manually';
    return `${name} ${marked.has(name) === (verb === 'auto') ? 'was already ' : ''}set to ${how} installed.`;
  };
  for (const name of names) yield* print(sys, `${said(name)}\n`);
  if (verb === 'auto') markAuto(sys, names);
  if (verb === 'manual') unmarkAuto(sys, names);
  return 0;
};

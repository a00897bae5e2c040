import type { Run } from '../../kernel/syscalls';
import { debianPackage } from '../../packages/catalogue';
import type { Installed } from '../../packages/dpkg-status';
import { noLongerNeeded, unmarkAuto, withDependents } from './marks';
import { installedPackages, removePackage } from './place-package';
import { AptError, confirm, type Request, readState, say, sizeText, totals, wrap } from './request';

/** apt-get remove, purge and autoremove: `auto` takes what is no longer needed along. */
export function* remove(request: Request, purge: boolean, auto: boolean): Run<void> {
  const { sys, options: given } = request;
  yield* readState(request);
  const here = installedPackages(sys);
  const asked: string[] = [];
  for (const name of request.names) {
    if (!debianPackage(name) && !here.has(name)) throw new AptError(`Unable to locate package ${name}`);
    if (here.has(name)) asked.push(name);
    else yield* say(request, `Package '${name}' is not installed, so not removed\n`);
  }
  const named = withDependents(sys, asked);
  const unused = noLongerNeeded(sys, new Set(named));
  const gone = [...named, ...(auto ? withDependents(sys, unused).filter((name) => !named.includes(name)) : [])];
  if (!auto && unused.length > 0) yield* say(request, leftOver(unused));
  yield* announce(
    request,
    gone.flatMap((name) => here.get(name) ?? []),
    purge,
  );
  if (gone.length === 0) return;
  if (given.has('s')) {
    for (const name of gone) yield* say(request, `Remv ${name} [${here.get(name)?.version}]\n`);
    return;
  }
  if (!given.has('y')) yield* confirm(request);
  for (const name of gone) {
    const pkg = debianPackage(name);
    yield* say(request, `Removing ${name} (${here.get(name)?.version}) ...\n`);
    if (pkg) removePackage(sys, pkg, purge);
    yield* sys.compute(20);
  }
  unmarkAuto(sys, gone);
  if (purge)
    for (const name of gone)
      if (debianPackage(name)?.files.some(({ path }) => path.startsWith('/etc/')))
        yield* say(request, `Purging configuration files for ${name} (${here.get(name)?.version}) ...\n`);
}

/** What will go, and how much room that gives. */
function* announce(request: Request, gone: readonly Installed[], purge: boolean): Run<void> {
  const names = gone.map(({ name }) => name).sort();
  if (gone.length > 0)
    yield* say(
      request,
      `The following packages will be REMOVED:\n${wrap(names.map((name) => (purge ? `${name}*` : name)))}`,
    );
  const essential = gone.filter((one) => one.essential).map(({ name }) => name);
  if (essential.length > 0)
    yield* say(
      request,
      `WARNING: The following essential packages will be removed.\nThis should NOT be done unless you know exactly what you are doing!\n${wrap(essential)}`,
    );
  yield* totals(request, 0, gone.length);
  if (essential.length > 0)
    throw new AptError('Essential packages were removed and -y was used without --allow-remove-essential.');
  const space = gone.reduce((sum, { installedSize }) => sum + installedSize, 0);
  if (gone.length > 0 && !request.options.has('s'))
    yield* say(request, `After this operation, ${sizeText(space)} disk space will be freed.\n`);
}

/** What a removal leaves behind that nobody asked for. */
function leftOver(names: readonly string[]): string {
  const one = names.length === 1;
  return `The following package${one ? ' was' : 's were'} automatically installed and ${one ? 'is' : 'are'} no longer required:\n${wrap(names)}Use 'apt autoremove' to remove ${one ? 'it' : 'them'}.\n`;
}

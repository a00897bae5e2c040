import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import { humanSize } from '../../cli/human';
import { GoStruct } from '../../cli/template/value';
import { containerSize } from '../diff';
import type { Engine } from '../engine';
import { lookup, treeSize } from '../host-folder';
import { imageSize } from '../image';
import { usersOf } from '../volumes';
import { ask, print } from './call';
import { CommandError, type CommandRun } from './command-run';
import { tableFormatHelp } from './format-help';
import { showRows } from './show-rows';

const flags = {
  format: string({ usage: tableFormatHelp }),
  verbose: bool({ short: 'v', usage: 'Show detailed information on space usage' }),
};
const headers = { Type: 'TYPE', TotalCount: 'TOTAL', Active: 'ACTIVE', Size: 'SIZE', Reclaimable: 'RECLAIMABLE' };

export const systemDfCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'df [OPTIONS]',
    short: 'Show docker disk usage',
    args: { max: 0 },
    flags,
    run: ({ values }) =>
      function* (sys) {
        if (values.verbose)
          throw new CommandError(
            "docker: 'system df --verbose' is not part of this simulation yet; see docker images, docker ps -as and docker volume ls.",
          );
        const rows = yield* ask(sys, () => usage(engine));
        yield* print(
          sys,
          showRows({ columns: ['Type', 'TotalCount', 'Active', 'Size', 'Reclaimable'], headers, rows }, values.format),
        );
        return 0;
      },
  });

function usage(engine: Engine): GoStruct[] {
  const containers = [...engine.containers.values()];
  const images = engine.images.list();
  const used = new Set(containers.map(({ image }) => image.id));
  const layers = new Map(images.flatMap((image) => image.layers.map((layer) => [layer.diffId, layer.size] as const)));
  const total = [...layers.values()].reduce((a, b) => a + b, 0);
  const unused = images.filter(({ id }) => !used.has(id)).reduce((sum, image) => sum + imageSize(image), 0);
  const sizes = containers.map((container) => ({ container, size: containerSize(container).changed }));
  const sum = (list: readonly { readonly size: number }[]) => list.reduce((a, { size }) => a + size, 0);
  const volumes = [...engine.volumes.values()].map((volume) => {
    const { inode } = lookup(engine.host.mnt, volume.mountpoint);
    return { size: inode ? treeSize(inode) : 0, active: usersOf(engine, volume).length > 0 };
  });
  const row = (Type: string, count: number, active: number, size: number, free: number, percent = true) =>
    new GoStruct('*formatter.diskUsageContext', {
      Active: String(active),
      Reclaimable: `${humanSize(free)}${percent && size > 0 ? ` (${Math.floor((free / size) * 100)}%)` : ''}`,
      Size: humanSize(size),
      TotalCount: String(count),
      Type,
    });
  return [
    row('Images', images.length, used.size, total, Math.min(unused, total)),
    row(
      'Containers',
      containers.length,
      containers.filter(({ state }) => state.running).length,
      sum(sizes),
      sum(sizes.filter(({ container }) => !container.state.running)),
    ),
    row(
      'Local Volumes',
      volumes.length,
      volumes.filter(({ active }) => active).length,
      sum(volumes),
      sum(volumes.filter(({ active }) => !active)),
    ),
    row('Build Cache', 0, 0, 0, 0, false),
  ];
}

import { command } from '../../cli/command-spec';
import { bool, list, string } from '../../cli/flag-types';
import { humanDuration, humanSize, shortId } from '../../cli/human';
import { GoStruct } from '../../cli/template/value';
import type { Engine } from '../engine';
import { type Image, imageSize } from '../image';
import { parseReference } from '../reference';
import { formatLocalTime } from '../time';
import { ask, print } from './call';
import type { CommandRun } from './command-run';
import { checkFilters, type Filters, hasLabel, readFilters } from './filters';
import { tableFormatHelp } from './format-help';
import { showRows } from './show-rows';

const flags = {
  all: bool({ short: 'a', usage: 'Show all images (default hides intermediate images)' }),
  digests: bool({ usage: 'Show digests' }),
  filter: list({ short: 'f', usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: tableFormatHelp }),
  'no-trunc': bool({ usage: "Don't truncate output" }),
  quiet: bool({ short: 'q', usage: 'Only show image IDs' }),
};

const headers = {
  ID: 'IMAGE ID',
  Repository: 'REPOSITORY',
  Tag: 'TAG',
  Digest: 'DIGEST',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  Size: 'SIZE',
  Containers: 'CONTAINERS',
  VirtualSize: 'SIZE',
  SharedSize: 'SHARED SIZE',
  UniqueSize: 'UNIQUE SIZE',
};

export const imagesCommand = (engine: Engine, use = 'images') =>
  command<CommandRun, typeof flags>({
    use: `${use} [OPTIONS] [REPOSITORY[:TAG]]`,
    short: 'List images',
    ...(use === 'ls' && { aliases: ['list'] }),
    aliasLine: 'docker image ls, docker image list, docker images',
    group: 'common',
    args: { max: 1 },
    completes: ['image'],
    flags,
    run: ({ values, args: [pattern = ''] }) =>
      function* (sys) {
        const filters = readFilters(values.filter);
        const rows = yield* ask(sys, () => imageRows(engine, filters, pattern, !values['no-trunc']));
        const columns = ['Repository', 'Tag', ...(values.digests ? ['Digest'] : []), 'ID', 'CreatedSince', 'Size'];
        yield* print(sys, showRows({ columns, headers, rows }, values.format, values.quiet ? 'ID' : undefined));
        return 0;
      },
  });

function imageRows(engine: Engine, filters: Filters, pattern: string, truncate: boolean): GoStruct[] {
  checkFilters(filters, ['dangling', 'label', 'before', 'since', 'reference', 'until']);
  const newestFirst = [...engine.images.list()].reverse().sort((a, b) => b.created - a.created);
  return newestFirst
    .filter((image) => passes(engine, image, filters))
    .flatMap((image) => {
      const tags = engine.images.tagsOf(image.id);
      const wanted = tags.filter(
        (tag) => fits(tag, pattern) && (filters.get('reference') ?? [pattern]).some((one) => fits(tag, one)),
      );
      if (tags.length === 0 && pattern === '' && !filters.has('reference'))
        return [imageRow(engine, image, undefined, truncate)];
      return wanted.map((tag) => imageRow(engine, image, tag, truncate));
    });
}

function passes(engine: Engine, image: Image, filters: Filters): boolean {
  const dangling = filters.get('dangling')?.[0];
  const tagged = engine.images.tagsOf(image.id).length > 0;
  if (dangling !== undefined && tagged === /^(true|1)$/.test(dangling)) return false;
  if (!(filters.get('label') ?? []).every((label) => hasLabel(image.config.labels, label))) return false;
  const before = filters.get('before')?.[0];
  if (before !== undefined && !(image.created < (engine.images.find(before)?.created ?? 0))) return false;
  const since = filters.get('since')?.[0];
  return since === undefined || image.created > (engine.images.find(since)?.created ?? 0);
}

/** A name, or a pattern with stars. */
function fits(tag: string, pattern: string): boolean {
  if (pattern === '') return true;
  const expression = (text: string) =>
    new RegExp(
      `^${text
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '[^/]*')
        .replaceAll('?', '[^/]')}$`,
    );
  const { repository } = parseReference(tag);
  return expression(pattern).test(tag) || expression(pattern).test(repository);
}

function imageRow(engine: Engine, image: Image, tag: string | undefined, truncate: boolean): GoStruct {
  const name = tag === undefined ? undefined : parseReference(tag);
  const size = imageSize(image);
  return new GoStruct('*formatter.imageContext', {
    Containers: 'N/A',
    CreatedAt: formatLocalTime(image.created),
    CreatedSince: `${humanDuration(engine.kernel.clock.now - image.created)} ago`,
    Digest: '<none>',
    ID: truncate ? shortId(image.id) : image.id,
    Repository: name?.repository ?? '<none>',
    SharedSize: 'N/A',
    Size: humanSize(size, 3),
    Tag: name?.tag ?? '<none>',
    UniqueSize: 'N/A',
    VirtualSize: humanSize(size),
  });
}

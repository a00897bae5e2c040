import { decodeUtf8 } from '../../bytes';
import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import { humanDuration, humanSize, shortId } from '../../cli/human';
import { GoStruct } from '../../cli/template/value';
import type { Engine } from '../engine';
import type { Image } from '../image';
import { formatTime } from '../time';
import { ask, print } from './call';
import type { CommandRun } from './command-run';
import { tableFormatHelp } from './format-help';
import { requireImage } from './require-image';
import { showRows } from './show-rows';

const flags = {
  format: string({ usage: tableFormatHelp }),
  human: bool({ short: 'H', usage: 'Print sizes and dates in human readable format', initial: true }),
  'no-trunc': bool({ usage: "Don't truncate output" }),
  quiet: bool({ short: 'q', usage: 'Only show image IDs' }),
};
const headers = {
  ID: 'IMAGE',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  CreatedBy: 'CREATED BY',
  Size: 'SIZE',
  Comment: 'COMMENT',
};

export const historyCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'history [OPTIONS] IMAGE',
    short: 'Show the history of an image',
    aliasLine: 'docker image history, docker history',
    args: { min: 1, max: 1 },
    completes: ['image'],
    flags,
    run: ({ values, args: [name = ''] }) =>
      function* (sys) {
        const image = yield* ask(sys, () => requireImage(engine, name));
        const rows = historyRows(image, sys.now(), { truncate: !values['no-trunc'], human: values.human });
        const columns = ['ID', values.human ? 'CreatedSince' : 'CreatedAt', 'CreatedBy', 'Size', 'Comment'];
        yield* print(sys, showRows({ columns, headers, rows }, values.format, values.quiet ? 'ID' : undefined));
        return 0;
      },
  });

function historyRows(
  image: Image,
  now: number,
  { truncate, human }: { readonly truncate: boolean; readonly human: boolean },
): GoStruct[] {
  let layer = image.layers.length;
  return [...image.history].reverse().map(({ created, createdBy, comment, emptyLayer }, i) => {
    if (!emptyLayer) layer -= 1;
    const size = emptyLayer ? 0 : (image.layers[layer]?.size ?? 0);
    const by = decodeUtf8(createdBy).replaceAll('\t', ' ');
    return new GoStruct('*formatter.historyContext', {
      Comment: comment,
      CreatedAt: formatTime(created).replace(/\.\d+Z$/, 'Z'),
      CreatedBy: truncate && by.length > 45 ? `${by.slice(0, 44)}…` : by,
      CreatedSince: `${humanDuration(now - created)} ago`,
      ID: i === 0 ? (truncate ? shortId(image.id) : image.id) : '<missing>',
      Size: human ? humanSize(size, 3) : String(size),
    });
  });
}

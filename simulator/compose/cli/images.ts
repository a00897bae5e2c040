import { bool, string } from '../../cli/flag-types';
import { humanSize, shortId } from '../../cli/human';
import { alignTabs } from '../../cli/table';
import { print } from '../../docker/cli/call';
import { imageSize } from '../../docker/image';
import { parseReference } from '../../docker/reference';
import { containersOf, isOneOff, serviceOf } from '../labels';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';

const flags = {
  format: string({ usage: 'Format the output. Values: [table | json]', initial: 'table' }),
  quiet: bool({ short: 'q', usage: 'Only display IDs' }),
};

/** Compose's own tables. */
export const WIDE = { minimum: 20, padding: 3 };

export const imagesCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'images [OPTIONS] [SERVICE...]', short: 'List images used by the created containers', flags },
    function* (context, { values, args }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context, args);
      const rows = containersOf(engine, project.name)
        .filter((container) => !isOneOff(container) && (args.length === 0 || args.includes(serviceOf(container))))
        .map(({ name, image }) => {
          const [tag] = engine.images.tagsOf(image.id);
          const reference = tag === undefined ? undefined : parseReference(tag);
          return {
            id: image.id,
            container: name,
            repository: reference?.repository ?? '<none>',
            tag: reference?.tag ?? '<none>',
            size: imageSize(image),
          };
        });
      if (values.quiet) {
        const ids = [...new Set(rows.map(({ id }) => id.replace('sha256:', '')))];
        yield* print(sys, ids.map((id) => `${id}\n`).join(''));
      } else if (values.format === 'json') {
        const all = rows.map(({ id, container, repository, tag, size }) => ({
          ID: id,
          ContainerName: container,
          Repository: repository,
          Tag: tag,
          Size: size,
        }));
        yield* print(sys, `${JSON.stringify(all)}\n`);
      } else {
        const lines = rows.map(({ container, repository, tag, id, size }) =>
          [container, repository, tag, shortId(id), humanSize(size, 3)].join('\t'),
        );
        const title = ['CONTAINER', 'REPOSITORY', 'TAG', 'IMAGE ID', 'SIZE'].join('\t');
        yield* print(sys, alignTabs(`${[title, ...lines].join('\n')}\n`, WIDE));
      }
      return 0;
    },
  );

import { bool, string } from '../../cli/flag-types';
import { print } from '../../docker/cli/call';
import { type Host, subcommand } from './context';

/** As Debian's package names it. */
const VERSION = '2.26.1-4';

const flags = {
  format: string({ short: 'f', usage: 'Format the output. Values: [pretty | json]. (Default: pretty)' }),
  short: bool({ usage: "Shows only Compose's version number" }),
};

export const versionCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'version [OPTIONS]', short: 'Show the Docker Compose version information', completes: [], flags },
    function* ({ sys }, { values }) {
      if (values.short) yield* print(sys, `${VERSION}\n`);
      else if (values.format === 'json') yield* print(sys, `{"version":"${VERSION}"}\n`);
      else yield* print(sys, `Docker Compose version ${VERSION}\n`);
      return 0;
    },
  );

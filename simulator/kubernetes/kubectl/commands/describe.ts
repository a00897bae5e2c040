import { bool } from '../../../cli/flag-types';
import { StatusError } from '../../api/status-error';
import { describeObject } from '../describe/describe';
import { type Command, flag, texts } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { find, selectFlags, wantedOf } from '../select';
import { statusText } from '../status-text';

export const describe: Command = {
  name: 'describe',
  flags: { ...selectFlags, 'show-events': bool({ initial: true }) },
  *run(session, line) {
    if (line.args.length === 0 && texts(line, 'filename').length === 0)
      throw new KubectlError(
        'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
      );
    const pages: string[] = [];
    const errors: string[] = [];
    for (const wanted of yield* wantedOf(session, line)) {
      try {
        for (const object of find(session, wanted, line)) {
          const page = describeObject(session.cluster, object);
          if (page === undefined)
            throw new KubectlError(`error: describing ${wanted.resource.plural} is not part of the simulation`);
          pages.push(page);
        }
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        // A name may be the beginning of several.
        const close =
          wanted.name === undefined
            ? []
            : session.cluster.store
                .list(wanted.resource.kind, wanted.namespace)
                .filter(({ metadata }) => metadata.name.startsWith(wanted.name ?? ''));
        if (close.length > 0) pages.push(...close.map((object) => describeObject(session.cluster, object) ?? ''));
        else errors.push(statusText(error));
      }
    }
    yield* session.print(pages.join('\n\n'));
    for (const error of errors) yield* session.warn(`${error}\n`);
    if (pages.length === 0 && errors.length === 0)
      yield* session.warn(
        flag(line, 'all-namespaces')
          ? 'No resources found\n'
          : `No resources found in ${session.namespace} namespace.\n`,
      );
    return errors.length > 0 ? 1 : 0;
  },
};

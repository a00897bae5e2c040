import { bool, list, string } from '../../cli/flag-types';
import type { FlagValues } from '../../cli/flags';
import { call, print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { readEnv, toMap } from '../../docker/cli/key-values';
import { parsePublish } from '../../docker/cli/publish';
import { runAttached } from '../../docker/cli/run';
import { startByHand } from '../../docker/start';
import type { Run } from '../../kernel/syscalls';
import { createAll } from '../create-containers';
import { asList, asMap, type Json, type JsonMap, strings } from '../file/json';
import { normalisePort } from '../file/normalise-port';
import { normaliseVolume } from '../file/normalise-volume';
import type { Project } from '../file/project';
import { splitWords } from '../file/split-words';
import { show } from '../follow';
import { labels } from '../labels';
import { latencies } from '../latencies';
import { makeContainer } from '../make-container';
import { resolveReferences } from '../resolve-references';
import { selectServices } from '../select-services';
import { openSession } from '../session';
import { startServices } from '../start-services';
import { waitForNeeds } from '../wait-for-needs';
import { type Context, type Host, subcommand } from './context';
import { ensureImages, readCreateFlags } from './create-flags';
import { openProject } from './open-project';
import { operate } from './operate';

const flags = {
  build: bool({ usage: 'Build image before starting container' }),
  'cap-add': list({ usage: 'Add Linux capabilities' }),
  'cap-drop': list({ usage: 'Drop Linux capabilities' }),
  detach: bool({ short: 'd', usage: 'Run container in background and print container ID' }),
  entrypoint: string({ usage: 'Override the entrypoint of the image' }),
  env: list({ short: 'e', usage: 'Set environment variables', type: 'stringArray' }),
  interactive: bool({ short: 'i', usage: 'Keep STDIN open even if not attached', initial: true }),
  label: list({ short: 'l', usage: 'Add or override a label', type: 'stringArray' }),
  name: string({ usage: 'Assign a name to the container' }),
  'no-TTY': bool({ short: 'T', usage: 'Disable pseudo-TTY allocation (default: auto-detected)', initial: true }),
  'no-deps': bool({ usage: "Don't start linked services" }),
  publish: list({ short: 'p', usage: "Publish a container's port(s) to the host", type: 'stringArray' }),
  'quiet-pull': bool({ usage: 'Pull without printing progress information' }),
  'remove-orphans': bool({ usage: 'Remove containers for services not defined in the Compose file' }),
  rm: bool({ usage: 'Automatically remove the container when it exits' }),
  'service-ports': bool({
    short: 'P',
    usage: "Run command with all service's ports enabled and mapped to the host",
  }),
  tty: bool({ short: 't', hidden: true, initial: true, usage: 'Allocate a pseudo-TTY.' }),
  'use-aliases': bool({ usage: "Use the service's network useAliases in the network(s) the container connects to" }),
  user: string({ short: 'u', usage: 'Run as specified username or uid' }),
  volume: list({ short: 'v', usage: 'Bind mount a volume', type: 'stringArray' }),
  workdir: string({ short: 'w', usage: 'Working directory inside the container' }),
};
type Values = FlagValues<typeof flags>;

export const runCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'run [OPTIONS] SERVICE [COMMAND] [ARGS...]',
      short: 'Run a one-off command on a service',
      least: 1,
      interspersed: false,
      completes: ['service', 'none'],
      flags,
    },
    function* (context, { values, changed, args: [name = '', ...command] }) {
      const { sys, engine } = context;
      const all = yield* openProject(context, [name]);
      if (values['service-ports'] && values.publish.length > 0)
        throw new CommandError('--service-ports and --publish are incompatible');
      const project = selectServices(all, [name], values['no-deps'] ? 'nothing' : 'needs');
      yield* ensureImages(context, project, values);
      const noTty = changed.has('no-TTY') ? values['no-TTY'] : !sys.isatty(1);
      yield* startNeeds(context, project, name, values);
      const service = adapt(context, project, name, values, changed, command, !noTty);
      const session = openSession(engine, project);
      const slug = engine.makeId();
      yield* sys.sleep(latencies.run);
      const container = yield* show(
        sys,
        engine,
        session.progress,
        (function* () {
          yield* waitForNeeds(session, name, asMap(project.services[name]?.['depends_on']));
          return yield* makeContainer(session, name, resolveReferences(engine, project, service), {
            name: values.name || `${project.name}-${name}-run-${slug.slice(0, 12)}`,
            number: 1,
            oneoff: true,
            aliases: values['use-aliases'],
            publish: values['service-ports'] || values.publish.length > 0,
            autoRemove: values.rm,
            attachStdin: !values.detach && values.interactive,
            labels: { [labels.slug]: slug },
          });
        })(),
      );
      if (!values.detach) return yield* runAttached(sys, engine, container, true, '', (error) => error);
      yield* call(sys, engine, startByHand(engine, container));
      yield* print(sys, `${container.id}\n`);
      return 0;
    },
  );

/** Starts what the service needs, or makes the networks and volumes alone. */
function* startNeeds(context: Context, project: Project, name: string, values: Values): Run<void> {
  const { [name]: self, ...needed } = project.services;
  const needs: Project = { ...project, services: needed, disabled: { ...project.disabled, [name]: self ?? {} } };
  const create = readCreateFlags({ 'force-recreate': false, 'no-recreate': false, ...values }, context);
  yield* operate(context, needs, function* (session) {
    yield* createAll(session, [], create);
    yield* startServices(session);
  });
}

/** The service as the flags want it. */
function adapt(
  { sys }: Context,
  project: Project,
  name: string,
  values: Values,
  changed: ReadonlySet<string>,
  command: readonly string[],
  tty: boolean,
): JsonMap {
  const service = project.services[name] ?? {};
  const place = { folder: project.folder, home: sys.env().get('HOME') ?? '/' };
  const { container_name: _, ...rest } = service;
  const entrypoint = values.entrypoint === '' ? [] : splitWords(values.entrypoint);
  const set = (key: string, value: Json, when: boolean): JsonMap => (when ? { [key]: value } : {});
  const publish: JsonMap[] =
    Object.keys(parsePublish(values.publish).bindings).length > 0
      ? values.publish.flatMap((text) => normalisePort(text))
      : [];
  return {
    ...rest,
    tty,
    stdin_open: !values.detach && values.interactive,
    ...set('command', [...command], command.length > 0 || changed.has('entrypoint')),
    ...set('entrypoint', entrypoint, changed.has('entrypoint')),
    ...set('user', values.user, values.user !== ''),
    ...set('working_dir', values.workdir, values.workdir !== ''),
    ...set('cap_add', [...strings(service['cap_add']), ...values['cap-add']], values['cap-add'].length > 0),
    ...set('cap_drop', [...strings(service['cap_drop']), ...values['cap-drop']], values['cap-drop'].length > 0),
    ...set('labels', { ...asMap(service['labels']), ...toMap(values.label) }, values.label.length > 0),
    ...set(
      'environment',
      { ...asMap(service['environment']), ...toMap(readEnv(sys, [], values.env)) },
      values.env.length > 0,
    ),
    ...set('ports', publish, publish.length > 0),
    ...set(
      'volumes',
      [...asList(service['volumes']), ...values.volume.map((text) => normaliseVolume(text, place))],
      values.volume.length > 0,
    ),
  };
}

import { bool, string } from '../../cli/flag-types';
import { print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { asMap, type JsonMap, strings } from '../file/json';
import { sortFields } from '../file/normalise-service';
import type { Project } from '../file/project';
import { renderProject } from '../file/render-project';
import { writeYaml } from '../file/write-yaml';
import { selectServices } from '../select-services';
import { configHash, imageOf } from '../service';
import { type Host, subcommand } from './context';
import { openProject } from './open-project';

const flags = {
  format: string({ usage: 'Format the output. Values: [yaml | json]', initial: 'yaml' }),
  hash: string({ usage: 'Print the service config hash, one per line.' }),
  images: bool({ usage: 'Print the image names, one per line.' }),
  'no-consistency': bool({
    usage: "Don't check model consistency - warning: may produce invalid Compose output",
  }),
  'no-interpolate': bool({ usage: "Don't interpolate environment variables" }),
  'no-normalize': bool({ usage: "Don't normalize compose model" }),
  'no-path-resolution': bool({ usage: "Don't resolve file paths" }),
  output: string({ short: 'o', usage: 'Save to file (default to stdout)', completes: 'file' }),
  profiles: bool({ usage: 'Print the profile names, one per line.' }),
  quiet: bool({ short: 'q', usage: "Only validate the configuration, don't print anything" }),
  'resolve-image-digests': bool({ usage: 'Pin image tags to digests' }),
  services: bool({ usage: 'Print the service names, one per line.' }),
  variables: bool({ usage: 'Print model variables and default values.' }),
  volumes: bool({ usage: 'Print the volume names, one per line.' }),
};

export const configCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'config [OPTIONS] [SERVICE...]',
      short: 'Parse, resolve and render compose file in canonical format',
      aliases: ['convert'],
      aliasLine: 'docker compose config, docker compose convert',
      flags,
    },
    function* (context, { values, args }) {
      const { sys } = context;
      const noInterpolate = values['no-interpolate'];
      const project = yield* openProject(context, args, {
        noInterpolate,
        noNormalize: values['no-normalize'],
        noPathResolution: values['no-path-resolution'],
      });
      const lines = listed(project, values);
      if (lines) {
        yield* print(sys, lines.map((line) => `${line}\n`).join(''));
        return 0;
      }
      if (values.quiet) return 0;
      const model = renderProject(selectServices(project, args), { doubled: !noInterpolate });
      const text = show(noInterpolate ? sorted(model) : model, values.format);
      if (values.output === '') yield* print(sys, text);
      else sys.writeFile(values.output, text);
      return 0;
    },
  );

/** What was not decoded has no order but the alphabet's. */
const sorted = (model: JsonMap): JsonMap => {
  const byName = (map: JsonMap) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  const services = Object.entries(asMap(model['services'])).map(([name, one]) => [
    name,
    Object.fromEntries(byName(asMap(one))),
  ]);
  return Object.fromEntries(byName({ ...model, services: Object.fromEntries(services) }));
};

function show(model: JsonMap, format: string): string {
  if (format === 'json') return `${escapeHtml(JSON.stringify(withWords(model), null, 2))}\n`;
  if (format !== 'yaml') throw new CommandError(`unsupported format "${format}"`);
  return writeYaml(model);
}

/** In JSON command and entrypoint are always there. */
const withWords = (model: JsonMap): JsonMap => ({
  ...model,
  services: Object.fromEntries(
    Object.entries(asMap(model['services'])).map(([name, service]) => [
      name,
      sortFields({ command: null, entrypoint: null, ...asMap(service) }),
    ]),
  ),
});

const escapeHtml = (text: string): string =>
  text.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);

/** What one of the flags that ask for a list prints. */
function listed(
  project: Project,
  values: { services: boolean; volumes: boolean; images: boolean; profiles: boolean; hash: string; variables: boolean },
): readonly string[] | undefined {
  const names = Object.keys(project.services);
  if (values.services) return names;
  if (values.volumes) return Object.keys(project.volumes);
  if (values.hash !== '') {
    const wanted = values.hash === '*' ? names : values.hash.split(',');
    return wanted.map((name) => {
      const service = project.services[name];
      if (!service) throw new CommandError(`no such service: ${name}: not found`);
      return `${name} ${configHash(service)}`;
    });
  }
  if (values.profiles) {
    const all = [...Object.values(project.services), ...Object.values(project.disabled)];
    return [...new Set(all.flatMap((service) => strings(service['profiles'])))].sort();
  }
  if (values.images) return names.map((name) => imageOf(project, name));
  if (values.variables)
    throw new CommandError("docker compose: 'config --variables' is not part of this simulation yet; see config.");
  return undefined;
}

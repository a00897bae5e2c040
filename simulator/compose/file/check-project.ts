import { invalidFile, invalidProject } from './compose-error';
import { asList, asMap, asText, isMap, type JsonMap } from './json';

type Services = Readonly<Record<string, JsonMap>>;

/** What a project must not contradict itself in; throws. */
export function checkProject(project: {
  readonly services: Services;
  readonly disabled: Services;
  /** Services that are there because the user named them: what they need may be disabled, which is seen later. */
  readonly named: ReadonlySet<string>;
  readonly networks: Readonly<Record<string, JsonMap>>;
  readonly volumes: Readonly<Record<string, JsonMap>>;
  readonly secrets: Readonly<Record<string, JsonMap>>;
  readonly configs: Readonly<Record<string, JsonMap>>;
}): void {
  const { services, networks, volumes } = project;
  for (const [name, service] of Object.entries(services)) {
    if (service['image'] === undefined && service['build'] === undefined)
      throw invalidProject(`service "${name}" has neither an image nor a build context specified`);
    if (service['network_mode'] !== undefined && service['networks'] !== undefined)
      throw invalidProject(`service ${name} declares mutually exclusive \`network_mode\` and \`networks\``);
    for (const network of Object.keys(asMap(service['networks'])))
      if (network !== 'default' && !Object.hasOwn(networks, network))
        throw invalidProject(`service "${name}" refers to undefined network ${network}`);
    for (const [needed, need] of Object.entries(asMap(service['depends_on'])))
      if (
        !Object.hasOwn(services, needed) &&
        !(Object.hasOwn(project.disabled, needed) && (asMap(need)['required'] === false || project.named.has(name)))
      )
        throw invalidProject(`service "${name}" depends on undefined service "${needed}"`);
    for (const mount of Array.isArray(service['volumes']) ? service['volumes'] : []) {
      const source = isMap(mount) && mount['type'] === 'volume' ? asText(mount['source']) : '';
      if (source !== '' && !Object.hasOwn(volumes, source))
        throw invalidProject(`service "${name}" refers to undefined volume ${source}`);
    }
    checkLimits(name, service);
    for (const [kind, known] of [
      ['secret', project.secrets],
      ['config', project.configs],
    ] as const)
      for (const one of asList(service[`${kind}s`])) {
        const source = asText(asMap(one)['source']);
        if (!Object.hasOwn(known, source))
          throw invalidProject(`service "${name}" refers to undefined ${kind} ${source}`);
      }
  }
  checkCycles(services);
}

// A limit that deploy.resources leaves out counts as another one, as soon as it has any.
function checkLimits(name: string, service: JsonMap): void {
  const resources = asMap(asMap(service['deploy'])['resources']);
  for (const [field, kind, limit] of [
    ['mem_limit', 'limits', 'memory'],
    ['mem_reservation', 'reservations', 'memory'],
    ['cpus', 'limits', 'cpus'],
    ['pids_limit', 'limits', 'pids'],
  ] as const) {
    if (service[field] === undefined || resources[kind] === undefined) continue;
    if (String(service[field]) !== String(asMap(resources[kind])[limit]))
      throw invalidProject(
        `services.${name}: can't set distinct values on '${field}' and 'deploy.resources.${kind}.${limit}'`,
      );
  }
  const { scale, deploy, container_name } = service;
  const replicas = asMap(deploy)['replicas'];
  if (scale !== undefined && replicas !== undefined && scale !== replicas)
    throw invalidProject(`services.${name}: can't set distinct values on 'scale' and 'deploy.replicas'`);
  if (container_name !== undefined && Number(scale ?? replicas ?? 1) > 1)
    throw invalidProject(`services.scale: can't set container_name and ${name} as container name must be unique`);
}

function checkCycles(services: Services): void {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name))
      throw invalidFile(`dependency cycle detected: ${[...path.slice(path.indexOf(name)), name].join(' -> ')}`);
    if (done.has(name)) return;
    for (const needed of Object.keys(asMap(services[name]?.['depends_on'])).sort()) visit(needed, [...path, name]);
    done.add(name);
  };
  for (const name of Object.keys(services).sort()) visit(name, []);
}

import type { Container } from '../docker/container';
import type { Engine } from '../docker/engine';

const PREFIX = 'com.docker.compose';

export const labels = {
  project: `${PREFIX}.project`,
  service: `${PREFIX}.service`,
  number: `${PREFIX}.container-number`,
  oneoff: `${PREFIX}.oneoff`,
  hash: `${PREFIX}.config-hash`,
  image: `${PREFIX}.image`,
  version: `${PREFIX}.version`,
  dependsOn: `${PREFIX}.depends_on`,
  files: `${PREFIX}.project.config_files`,
  folder: `${PREFIX}.project.working_dir`,
  network: `${PREFIX}.network`,
  volume: `${PREFIX}.volume`,
  replace: `${PREFIX}.replace`,
  slug: `${PREFIX}.slug`,
} as const;

export const VERSION = '2.26.1';

export const labelOf = ({ config }: Container, name: string): string => config.labels[name] ?? '';
export const serviceOf = (container: Container): string => labelOf(container, labels.service);
export const numberOf = (container: Container): number => Number(labelOf(container, labels.number) || 0);
export const isOneOff = (container: Container): boolean => labelOf(container, labels.oneoff) === 'True';

/** All containers of a project by name, one-off ones too. */
export const containersOf = (engine: Engine, project: string): readonly Container[] =>
  [...engine.containers.values()]
    // An image that Compose built hands on its labels; the hash is a service's own.
    .filter((container) => labelOf(container, labels.project) === project && labelOf(container, labels.hash) !== '')
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Those of a project's services. One-off ones come only when asked for. */
export const serviceContainers = (
  engine: Engine,
  project: string,
  services: readonly string[],
  { oneOff = false }: { readonly oneOff?: boolean } = {},
): readonly Container[] =>
  containersOf(engine, project).filter(
    (container) => services.includes(serviceOf(container)) && (oneOff || !isOneOff(container)),
  );

/** Left over: of a service that the project has not, or one-off and ended. */
export const isOrphan =
  (services: readonly string[]) =>
  (container: Container): boolean =>
    isOneOff(container) ? !container.state.running : !services.includes(serviceOf(container));

/** What logs call a container: its name without the project's. */
export const shortName = (container: Container): string => {
  const prefix = `${labelOf(container, labels.project)}-`;
  return container.name.startsWith(prefix) ? container.name.slice(prefix.length) : container.name;
};

import { GoStruct, type GoValue, nilMap, nilSlice } from '../../cli/template/value';
import type { Engine } from '../engine';
import { type Image, imageSize } from '../image';
import { formatTime } from '../time';
import { inspectHealthcheck } from './container';

const setOf = (names: readonly string[]): GoValue => Object.fromEntries(names.map((name) => [name, {}]));

export function inspectImage(engine: Engine, image: Image): GoStruct {
  const { config, layers } = image;
  const root = '/var/lib/docker/overlay2';
  const folders = [...layers].reverse().map(({ diffId }) => `${root}/${diffId.slice(7)}`);
  const tagged = engine.images.lastTaggedAt(image.id);
  const [top = `${root}/empty`, ...lower] = folders;
  return new GoStruct('types.ImageInspect', {
    Id: image.id,
    RepoTags: engine.images.tagsOf(image.id),
    RepoDigests: [],
    Parent: '',
    Comment: image.history.at(-1)?.comment ?? '',
    Created: formatTime(image.created),
    DockerVersion: '',
    Author: image.author,
    Config: new GoStruct(
      'container.Config',
      {
        Hostname: '',
        Domainname: '',
        User: config.user,
        AttachStdin: false,
        AttachStdout: false,
        AttachStderr: false,
        ExposedPorts: setOf(config.exposedPorts),
        Tty: false,
        OpenStdin: false,
        StdinOnce: false,
        Env: config.env,
        Cmd: config.cmd ?? nilSlice,
        Healthcheck: inspectHealthcheck(config.healthcheck),
        ArgsEscaped: config.argsEscaped ?? false,
        Image: '',
        Volumes: config.volumes.length > 0 ? setOf(config.volumes) : nilMap,
        WorkingDir: config.workingDir,
        Entrypoint: config.entrypoint ?? nilSlice,
        OnBuild: config.onBuild.length > 0 ? config.onBuild : nilSlice,
        Labels: Object.keys(config.labels).length > 0 ? config.labels : nilMap,
        StopSignal: config.stopSignal,
        Shell: config.shell ?? nilSlice,
      },
      ['ExposedPorts', 'Healthcheck', 'ArgsEscaped', 'StopSignal', 'Shell'],
    ),
    Architecture: 'amd64',
    Os: 'linux',
    Size: imageSize(image),
    GraphDriver: new GoStruct('types.GraphDriverData', {
      Data: {
        ...(lower.length > 0 && { LowerDir: lower.map((folder) => `${folder}/diff`).join(':') }),
        MergedDir: `${top}/merged`,
        UpperDir: `${top}/diff`,
        WorkDir: `${top}/work`,
      },
      Name: 'overlay2',
    }),
    RootFS: new GoStruct('types.RootFS', { Type: 'layers', Layers: layers.map(({ diffId }) => diffId) }, ['Layers']),
    Metadata: new GoStruct('image.Metadata', { LastTagTime: formatTime(tagged) }),
  });
}

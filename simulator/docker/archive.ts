import type { Bytes } from '../bytes';
import { encodeJson } from '../cli/template/json';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import type { Image } from './image';
import { inspectImage } from './inspect/image';
import { makeTar, readTar, type TarEntry } from './tar';

// docker save and load. The blobs of layers are abridged in the archive, as binaries are in file systems here: the
// engine that wrote an archive knows what was in it.

const saved = new WeakMap<Engine, Map<string, Image>>();

const blob = (id: string): string => `blobs/sha256/${id.replace('sha256:', '')}`;

export function saveImages(
  engine: Engine,
  wanted: readonly { readonly image: Image; readonly tags: readonly string[] }[],
): Bytes {
  const known = saved.get(engine) ?? new Map<string, Image>();
  saved.set(engine, known);
  const entries = new Map<string, TarEntry>();
  const put = (name: string, data: Bytes) => entries.set(name, { name, data });
  put('blobs/', '');
  put('blobs/sha256/', '');
  for (const { image } of wanted) {
    known.set(image.id, image);
    put(blob(image.id), encodeJson(inspectImage(engine, image)));
    for (const { diffId } of image.layers) put(blob(diffId), `layer ${diffId}\n`);
  }
  const manifest = wanted.map(({ image, tags }) => ({
    Config: blob(image.id),
    RepoTags: tags,
    Layers: image.layers.map(({ diffId }) => blob(diffId)),
  }));
  put('index.json', JSON.stringify({ schemaVersion: 2, manifests: wanted.map(({ image }) => ({ digest: image.id })) }));
  put('manifest.json', JSON.stringify(manifest));
  const names: Record<string, Record<string, string>> = {};
  for (const { image, tags } of wanted)
    for (const name of tags) {
      const at = name.lastIndexOf(':');
      names[name.slice(0, at)] = { ...names[name.slice(0, at)], [name.slice(at + 1)]: image.id.replace('sha256:', '') };
    }
  if (Object.keys(names).length > 0) put('repositories', JSON.stringify(names));
  put('oci-layout', '{"imageLayoutVersion":"1.0.0"}');
  return makeTar([...entries.values()], engine.kernel.clock.now);
}

export const isArchive = (data: Bytes): boolean => readTar(data)?.has('manifest.json') ?? false;

/** Takes the images of an archive in; answers what `docker load` prints. */
export function loadImages(engine: Engine, data: Bytes): string[] {
  const text = readTar(data)?.get('manifest.json');
  if (text === undefined) throw new DaemonError('unexpected EOF');
  const manifest = JSON.parse(text) as readonly {
    readonly Config: string;
    readonly RepoTags: readonly string[] | null;
  }[];
  return manifest.flatMap(({ Config, RepoTags }) => {
    const id = `sha256:${Config.replace('blobs/sha256/', '')}`;
    const image = saved.get(engine)?.get(id) ?? engine.images.get(id);
    if (!image) throw new DaemonError(`open ${Config}: this archive was not written on this simulated host`);
    engine.images.add(image);
    for (const tag of RepoTags ?? []) engine.images.tag(tag, id, engine.kernel.clock.now);
    engine.events.add('image', 'load', id, { name: id });
    return RepoTags && RepoTags.length > 0 ? RepoTags.map((tag) => `Loaded image: ${tag}`) : [`Loaded image ID: ${id}`];
  });
}

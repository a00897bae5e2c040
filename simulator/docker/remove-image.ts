import type { Container } from './container';
import { DaemonError, NotFound } from './daemon-error';
import type { Engine } from './engine';
import type { Image } from './image';
import { formatReference, parseReference } from './reference';

/** Takes a name from an image, or the image away; answers what was done, line by line. */
export function removeImage(engine: Engine, text: string, force = false): string[] {
  const { images } = engine;
  const image = images.find(text);
  if (!image) throw new NotFound(`No such image: ${nameOr(text)}`);
  const tags = images.tagsOf(image.id);
  const users = [...engine.containers.values()].filter((container) => container.image.id === image.id);
  const byName = images.named(text) !== undefined;
  if (byName) {
    const name = formatReference(parseReference(text));
    const used = users.find(() => true);
    if (!force && tags.length === 1 && used) {
      throw new DaemonError(
        `conflict: unable to remove repository reference "${text}" (must force) - container ${used.shortId} is using its referenced image ${image.id.slice(7, 19)}`,
      );
    }
    images.untag(name);
    engine.events.add('image', 'untag', image.id, { name: image.id });
    const lines = [`Untagged: ${name}`];
    return tags.length > 1 || users.length > 0 ? lines : [...lines, ...deleteImage(engine, image)];
  }
  const running = users.find(({ state }) => state.running);
  const short = image.id.slice(7, 19);
  if (running)
    throw new DaemonError(
      `conflict: unable to delete ${short} (cannot be forced) - image is being used by running container ${running.shortId}`,
    );
  if (!force) {
    const repositories = new Set(tags.map((tag) => parseReference(tag).repository));
    if (tags.length > 1 && repositories.size > 1) {
      throw new DaemonError(
        `conflict: unable to delete ${short} (must be forced) - image is referenced in multiple repositories`,
      );
    }
    const [stopped] = users;
    if (stopped)
      throw new DaemonError(
        `conflict: unable to delete ${short} (must be forced) - image is being used by stopped container ${stopped.shortId}`,
      );
  }
  for (const tag of tags) images.untag(tag);
  return [...tags.map((tag) => `Untagged: ${tag}`), ...(users.length > 0 ? [] : deleteImage(engine, image))];
}

export function deleteImage(engine: Engine, image: Image): string[] {
  engine.images.delete(image.id);
  engine.events.add('image', 'delete', image.id, { name: image.id });
  return [`Deleted: ${image.id}`];
}

const nameOr = (text: string): string => {
  try {
    return formatReference(parseReference(text));
  } catch {
    return text;
  }
};

/** Images that a prune takes: without a name, or with `all` without a container. */
export function unusedImages(engine: Engine, all: boolean): Image[] {
  const used = new Set([...engine.containers.values()].map(({ image }: Container) => image.id));
  return engine.images.list().filter(({ id }) => !used.has(id) && (all || engine.images.tagsOf(id).length === 0));
}

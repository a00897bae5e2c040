import { NotFound } from '../daemon-error';
import type { Engine } from '../engine';
import type { Image } from '../image';
import { formatReference, parseReference } from '../reference';

/** By name or id; throws with the daemon's words. */
export function requireImage(engine: Engine, name: string): Image {
  const image = engine.images.find(name);
  if (image) return image;
  throw new NotFound(`No such image: ${fullName(name)}`);
}

export function fullName(name: string): string {
  try {
    return formatReference(parseReference(name));
  } catch {
    return name;
  }
}

import { NotFound } from '../daemon-error';
import type { Engine } from '../engine';
import type { Image } from '../image';
import { formatReference, InvalidReference, parseReference } from '../reference';
import { CommandError } from './command-run';

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

/** A name an image is to get; throws with the client's words. */
export function checkReference(name: string): void {
  try {
    parseReference(name);
  } catch (error) {
    if (!(error instanceof InvalidReference)) throw error;
    throw new CommandError(error.message.replace(/name \(([^/)]+)\) must/, 'name (library/$1) must'));
  }
}

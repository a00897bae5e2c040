import { digest } from './digest';
import type { Image } from './image';

/** The same configuration, layers, history and times make the same id. */
export function imageId({ created, author, config, layers, history }: Omit<Image, 'id'>): string {
  return digest(JSON.stringify({ created, author, config, layers: layers.map((layer) => layer.diffId), history }));
}

/** Completes an image with the id that follows from it. */
export const makeImage = (image: Omit<Image, 'id'>): Image => ({ ...image, id: imageId(image) });

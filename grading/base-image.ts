import type { Image } from '@/simulator/docker/image';
import { baseImages } from '@/simulator/images/base-images';

export type ImageSet = 'hub' | 'recorded';

const catalogues = new Map<ImageSet, ReadonlyMap<string, Image>>();

function catalogue(set: ImageSet): ReadonlyMap<string, Image> {
  const known = catalogues.get(set);
  if (known) return known;
  const images = new Map(baseImages(set, 0).flatMap(({ names, image }) => names.map((name) => [name, image] as const)));
  catalogues.set(set, images);
  return images;
}

/** `busybox` is `busybox:latest`, `docker.io/library/x` is `x`. */
const plainName = (name: string): string => {
  const short = name.replace(/^(docker\.io\/)?(library\/)?/, '');
  return /[:@]/.test(short) ? short : `${short}:latest`;
};

export function findBaseImage(name: string): { readonly image: Image; readonly set: ImageSet } | undefined {
  for (const set of ['hub', 'recorded'] as const) {
    const image = catalogue(set).get(plainName(name));
    if (image) return { image, set };
  }
  return undefined;
}

/** The names a Dockerfile can start from here. */
export const baseImageNames = (): string[] => [...catalogue('hub').keys()];

import type { BaseImage } from './base-image';
import { hubImages } from './hub';
import { recordedImages } from './recorded';

/** The images of a fresh host, oldest first. `hub`: as on Docker Hub. `recorded`: as the recordings' engine had them. `bootedAt`: ms since 1970. */
export const baseImages = (variant: 'hub' | 'recorded', bootedAt: number): readonly BaseImage[] =>
  variant === 'hub' ? hubImages(bootedAt) : recordedImages(bootedAt);

import { describe, expect, it } from 'vitest';
import { imageSize } from '../docker/image';
import { baseImages } from './base-images';
import { hostTree } from './host';

const at = Date.UTC(2026, 0, 15, 12);
const find = (variant: 'hub' | 'recorded', name: string) => {
  const found = baseImages(variant, at).find((base) => base.names.includes(name));
  if (!found) throw new Error(name);
  return found.image;
};
const has = (variant: 'hub' | 'recorded', name: string, path: string) =>
  find(variant, name).layers.at(-1)?.snapshot.root &&
  path
    .split('/')
    .reduce<import('../vfs/inode').Inode | undefined>(
      (inode, part) => inode?.entries?.get(part),
      find(variant, name).layers.at(-1)?.snapshot.root,
    ) !== undefined;

describe('base images', () => {
  it('have no ps and no curl as on Docker Hub, both in the recordings', () => {
    for (const name of ['debian:trixie-slim', 'node:20-slim', 'python:3.13-slim']) {
      expect([name, has('hub', name, 'usr/bin/ps'), has('hub', name, 'usr/bin/curl')]).toEqual([name, false, false]);
      expect([name, has('recorded', name, 'usr/bin/ps'), has('recorded', name, 'usr/bin/curl')]).toEqual([
        name,
        true,
        true,
      ]);
    }
  });

  it('can all be built, have an id of their own and a size', () => {
    for (const variant of ['hub', 'recorded'] as const) {
      const images = baseImages(variant, at);
      expect(new Set(images.map(({ image }) => image.id)).size).toBe(images.length);
      for (const { image } of images) {
        expect(imageSize(image)).toBeGreaterThan(2_000_000);
        for (const layer of image.layers) expect(layer.snapshot.root.type).toBe('directory');
      }
    }
  });

  it('are the same every time', () => {
    expect(find('recorded', 'node:20-slim').id).toBe(find('recorded', 'node:20-slim').id);
  });

  it('give the redis and node accounts their recorded numbers', () => {
    const redis = find('recorded', 'redis:8').layers[0]?.snapshot.root.entries?.get('etc')?.entries;
    expect(redis?.get('passwd')?.data).toContain('redis:x:100:101::/var/lib/redis:/usr/sbin/nologin');
    const cron = find('recorded', 'debian:trixie-cron').layers[0]?.snapshot.root.entries?.get('etc')?.entries;
    expect(cron?.get('group')?.data).toMatch(/systemd-journal:x:999:\nsystemd-network:x:998:\ncrontab:x:997:\n$/);
  });

  it('and the host has docker', () => {
    expect(hostTree(at).lookup(['usr', 'bin', 'docker'])?.type).toBe('file');
  });
});

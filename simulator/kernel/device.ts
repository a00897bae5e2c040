import type { Bytes } from '../bytes';
import type { Random } from '../random';
import { Errno } from './errno';
import { OpenFile } from './open-file';
import type { Stat } from './syscalls';

/** mem(4), random(4): the character devices that are no terminals. */
export const devices = { null: [1, 3], zero: [1, 5], full: [1, 7], random: [1, 8], urandom: [1, 9] } as const;
export type DeviceName = keyof typeof devices;

export function deviceName(rdev: readonly [number, number] | undefined): DeviceName | 'tty' | undefined {
  if (rdev?.[0] === 5 && rdev[1] === 0) return 'tty';
  for (const [name, [major, minor]] of Object.entries(devices))
    if (rdev?.[0] === major && rdev[1] === minor) return name as DeviceName;
  return undefined;
}

export class Device extends OpenFile {
  readonly #name: DeviceName;
  readonly #random: Random;

  constructor(name: DeviceName, random: Random) {
    super(`/dev/${name}`);
    this.#name = name;
    this.#random = random;
  }

  read(length: number): Bytes {
    if (this.#name === 'null') return '';
    if (this.#name === 'zero' || this.#name === 'full') return '\0'.repeat(length);
    let out = '';
    for (let i = 0; i < length; i++) out += String.fromCharCode(this.#random.integer(256));
    return out;
  }

  write(data: Bytes): number {
    if (this.#name === 'full') throw new Errno('ENOSPC');
    return data.length;
  }

  stat(): Stat {
    return {
      type: 'character',
      mode: 0o666,
      uid: 0,
      gid: 0,
      size: 0,
      mtime: 0,
      ino: devices[this.#name][1],
      dev: 5,
      nlink: 1,
      rdev: devices[this.#name],
    };
  }
}

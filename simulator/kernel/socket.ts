import type { Bytes } from '../bytes';
import { Errno } from './errno';
import { anonymousStat, nextAnonymousInode, OpenFile } from './open-file';
import { Channel } from './pipe';
import type { Address, Stat } from './syscalls';

/** One end of a connected stream socket. */
export class Socket extends OpenFile {
  readonly peer: Address;
  readonly #in: Channel;
  readonly #out: Channel;
  #writeOpen = true;

  constructor(incoming: Channel, outgoing: Channel, peer: Address) {
    super(`socket:[${nextAnonymousInode()}]`);
    this.#in = incoming;
    this.#out = outgoing;
    this.peer = peer;
    incoming.ends.add(this);
    outgoing.ends.add(this);
    incoming.readers += 1;
    outgoing.writers += 1;
  }

  read(length: number): Bytes | null {
    if (this.#in.size > 0) return this.#in.take(length);
    return this.#in.writers === 0 ? '' : null;
  }

  write(data: Bytes): number {
    if (!this.#writeOpen || this.#out.readers === 0) throw new Errno('EPIPE');
    return this.#out.put(data);
  }

  override readReady(): boolean {
    return this.#in.size > 0 || this.#in.writers === 0;
  }

  override writeReady(): boolean {
    return !this.#out.full || this.#out.readers === 0;
  }

  shutdownWrite(): void {
    if (!this.#writeOpen) return;
    this.#writeOpen = false;
    this.#out.writers -= 1;
    this.#out.wakeReaders();
  }

  stat(): Stat {
    return anonymousStat('socket', 0o777);
  }

  override release(): void {
    this.shutdownWrite();
    this.#in.readers -= 1;
    this.#in.wakeWriters();
    this.#in.ends.delete(this);
    this.#out.ends.delete(this);
  }
}

export function makeSocketPair(client: Address, server: Address): { readonly client: Socket; readonly server: Socket } {
  const up = new Channel();
  const down = new Channel();
  return { client: new Socket(down, up, server), server: new Socket(up, down, client) };
}

/** A listening socket; connections wait in it until they are accepted. */
export class Listener extends OpenFile {
  readonly address: Address;
  readonly backlog: Socket[] = [];
  readonly #closed: () => void;
  open = true;

  constructor(address: Address, closed: () => void) {
    super(`socket:[${nextAnonymousInode()}]`);
    this.address = address;
    this.#closed = closed;
  }

  read(): Bytes {
    throw new Errno('EINVAL');
  }

  write(): number {
    throw new Errno('EPIPE');
  }

  override readReady(): boolean {
    return this.backlog.length > 0;
  }

  connect(client: Address): Socket {
    const pair = makeSocketPair(client, this.address);
    this.backlog.push(pair.server.retain());
    this.readers.wake();
    return pair.client;
  }

  stat(): Stat {
    return anonymousStat('socket', 0o777);
  }

  override release(): void {
    this.open = false;
    for (const waiting of this.backlog) waiting.drop();
    this.#closed();
  }
}

import type { GoStruct } from '../cli/template/value';
import type { Cluster } from '../docker/cluster';
import type { Engine } from '../docker/engine';
import type { SwarmType } from '../docker/events';
import type { Network } from '../docker/network';
import type { NetworkOptions } from '../docker/networks';
import { WaitQueue } from '../kernel/wait-queue';
import { inspectObject } from './inspect/object';
import { swarmInfo, swarmInfoText } from './inspect/swarm-info';
import { createOverlay } from './network/overlay';
import type { Restarts } from './orchestration/restarts';
import type { Updater } from './orchestration/updater';
import type { Node, Service, Stored } from './service';
import { swarmError } from './swarm-error';
import type { Task } from './task';

export interface SwarmSettings {
  taskHistoryLimit: number;
  autolock: boolean;
  /** ms */
  certExpiry: number;
  heartbeat: number;
  snapshotInterval: number;
  maxSnapshots: number;
}

function makeCertificate(body: string): string {
  const lines = `MIIBaTCCARCgAwIBAgIU${body}==`.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** A swarm of one node: what its manager keeps. */
export class SwarmCluster implements Cluster {
  readonly engine: Engine;
  readonly id: string;
  readonly createdAt: number;
  readonly node: Node;
  readonly services = new Map<string, Service>();
  readonly tasks = new Map<string, Task>();
  readonly secrets = new Map<string, Stored>();
  readonly configs = new Map<string, Stored>();
  readonly settings: SwarmSettings = {
    taskHistoryLimit: 5,
    autolock: false,
    certExpiry: 90 * 24 * 3_600_000,
    heartbeat: 5000,
    snapshotInterval: 10_000,
    maxSnapshots: 0,
  };
  readonly tokens: { readonly start: string; worker: string; manager: string };
  unlockKey: string;
  /** Of the swarm's own authority, PEM. Its text means nothing here. */
  readonly certificate: string;
  readonly publicKey: string;
  /** Rolling updates under way, by service. */
  readonly updaters = new Map<string, Updater>();
  readonly restarts = new Map<string, Restarts>();
  /** Tasks that wait to be started: they are not replaced before that. */
  readonly delayed = new Set<Task>();
  readonly peer: Cluster['peer'];
  /** Woken by everything the orchestrators have to look at. */
  readonly changed: WaitQueue = new WaitQueue();
  /** The node left: nothing more is done. */
  left = false;
  /** Index of the last change (Raft's, on a real manager). */
  version = 10;

  constructor(engine: Engine, address: string) {
    const { now } = engine.kernel.clock;
    this.engine = engine;
    this.createdAt = now;
    this.id = this.makeId();
    this.node = {
      id: this.makeId(),
      hostname: engine.host.uts.hostname,
      createdAt: now,
      updatedAt: now,
      version: 9,
      availability: 'active',
      labels: {},
      address,
    };
    this.tokens = { start: `SWMTKN-1-${this.makeId(50)}`, worker: this.makeId(), manager: this.makeId() };
    this.unlockKey = `SWMKEY-1-${this.makeSecret(43)}`;
    this.publicKey = `MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE${this.makeSecret(86)}==`;
    this.certificate = makeCertificate(this.makeSecret(440));
    this.peer = { name: engine.random.hex(12), address };
  }

  get now(): number {
    return this.engine.kernel.clock.now;
  }

  /** Lower-case letters and digits. */
  makeId(length = 25): string {
    return this.#draw('0123456789abcdefghijklmnopqrstuvwxyz', length);
  }

  makeSecret(length: number): string {
    return this.#draw('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', length);
  }

  #draw(letters: string, length: number): string {
    return Array.from({ length }, () => letters[this.engine.random.integer(letters.length)]).join('');
  }

  nextVersion(): number {
    this.version += 1;
    return this.version;
  }

  /** Notes a change and lets the orchestrators look. */
  touch(thing: { updatedAt: number; version: number }): void {
    thing.updatedAt = this.now;
    thing.version = this.nextVersion();
    this.changed.wake();
  }

  event(type: SwarmType, action: string, id: string, attributes: Readonly<Record<string, string>>): void {
    this.engine.events.add(type, action, id, attributes, 'swarm');
  }

  tasksOf({ id }: Pick<Service, 'id'>): Task[] {
    return [...this.tasks.values()].filter((task) => task.serviceId === id);
  }

  infoText(): string {
    return swarmInfoText(this);
  }

  info(): GoStruct {
    return swarmInfo(this);
  }

  inspect(kind: string, name: string): GoStruct | undefined {
    return inspectObject(this, kind, name);
  }

  createNetwork(name: string, options: NetworkOptions): Network {
    return createOverlay(this.engine, name, options, this.makeId());
  }

  checkUnused({ id, members, overlay }: Network): void {
    if (overlay?.ingress) return;
    for (const container of members.keys())
      if (container.config.labels['com.docker.swarm.task'] === undefined)
        throw swarmError('FailedPrecondition', `network ${id} is in use by task ${this.makeId()}`);
    for (const service of this.services.values()) {
      if (service.spec.task.networks.some(({ target }) => target === id))
        throw swarmError('FailedPrecondition', `network ${id} is in use by service ${service.id}`);
    }
  }
}

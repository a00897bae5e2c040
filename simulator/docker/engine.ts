import type { Kernel } from '../kernel/kernel';
import type { Namespaces, Proc } from '../kernel/proc';
import { parseSignal, type Signal } from '../kernel/signal';
import { Random } from '../random';
import type { Cluster } from './cluster';
import type { Container } from './container';
import { DaemonError, NotFound } from './daemon-error';
import { EventLog } from './events';
import { ImageStore } from './image-store';
import type { Network } from './network';
import { addPredefinedNetworks } from './networks';
import { PortTable } from './ports';
import type { Volume } from './volumes';

export interface EngineOptions {
  readonly kernel: Kernel;
  /** The host's namespaces: where the daemon lives. */
  readonly host: Namespaces;
  /** The host's first process: parent of the shims. */
  readonly init?: Proc;
  readonly images?: ImageStore;
  readonly nameservers?: readonly string[];
  /** Source of ids and names, its own, so that they do not depend on when the engine is loaded. */
  readonly random?: Random;
}

/** What the docker daemon keeps. */
export class Engine {
  readonly kernel: Kernel;
  readonly random: Random;
  readonly host: Namespaces;
  readonly init: Proc | undefined;
  readonly images: ImageStore;
  readonly nameservers: readonly string[];
  readonly #containers = new Map<string, Container>();
  readonly #byName = new Map<string, Container>();
  readonly networks = new Map<string, Network>();
  readonly volumes = new Map<string, Volume>();
  readonly ports: PortTable = new PortTable();
  readonly events: EventLog;
  readonly id: string;
  /** The swarm this node manages. */
  cluster: Cluster | undefined;

  constructor(options: EngineOptions) {
    this.kernel = options.kernel;
    this.random = options.random ?? new Random(1);
    this.host = options.host;
    this.init = options.init;
    this.images = options.images ?? new ImageStore();
    this.nameservers = options.nameservers ?? ['192.168.65.10'];
    this.events = new EventLog(options.kernel);
    this.id = [8, 4, 4, 4, 12].map((length) => this.random.hex(length)).join('-');
    addPredefinedNetworks(this);
  }

  makeId(): string {
    // The first twelve digits are never all decimal: Docker avoids ids that look like numbers.
    for (;;) {
      const id = this.random.hex(64);
      if (/\D/.test(id.slice(0, 12))) return id;
    }
  }

  /** Tells `docker events`, and the machine's own log, what happened to a container. */
  event(container: Container, action: string, attributes: Readonly<Record<string, string>> = {}): void {
    this.events.add('container', action, container.id, {
      ...attributes,
      image: container.config.image,
      name: container.name,
      ...container.config.labels,
    });
  }

  /** By id, in the order in which they were made. */
  get containers(): ReadonlyMap<string, Container> {
    return this.#containers;
  }

  add(container: Container): void {
    this.#containers.set(container.id, container);
    this.#byName.set(container.name, container);
  }

  remove(container: Container): void {
    if (this.#containers.delete(container.id)) this.#byName.delete(container.name);
  }

  /** To a name that is free. */
  rename(container: Container, name: string): void {
    const oldName = container.name;
    this.#byName.delete(oldName);
    container.name = name;
    this.#byName.set(name, container);
    this.event(container, 'rename', { oldName: `/${oldName}` });
  }

  named(name: string): Container | undefined {
    return this.#byName.get(name);
  }

  /** By id, name, or the beginning of an id. Throws when the beginning fits several. */
  find(text: string): Container | undefined {
    const exact = this.containers.get(text) ?? this.named(text.replace(/^\//, ''));
    if (exact || !/^[0-9a-f]+$/.test(text)) return exact;
    const found = [...this.containers.values()].filter(({ id }) => id.startsWith(text));
    if (found.length > 1) throw new DaemonError(`multiple IDs found with provided prefix: ${text}`);
    return found[0];
  }

  require(text: string): Container {
    const container = this.find(text);
    if (!container) throw new NotFound(`No such container: ${text}`);
    return container;
  }

  signal(text: string): Signal | undefined {
    return parseSignal(text);
  }
}

export const createEngine = (options: EngineOptions): Engine => new Engine(options);

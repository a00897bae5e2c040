import type { Clock } from '../../kernel/clock';
import { WaitQueue } from '../../kernel/wait-queue';
import type { Random } from '../../random';
import { same } from '../api/json';
import type { KubeObject, ObjectMeta } from '../api/objects';
import { resourceOf } from '../api/resources';
import { matches, type Requirement } from '../api/selector';
import { alreadyExists, notFound } from '../api/status-error';
import { timestamp } from './timestamp';

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
  /** What it was; undefined for a new one. */
  readonly before: KubeObject | undefined;
  readonly version: number;
}

/** Changes kept for watchers that come later. */
const HISTORY = 1000;

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

/** What etcd keeps: the objects, never changed in place, and one counter for every write. */
export class Store {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #kinds = new Map<string, Map<string, KubeObject>>();
  /** Keys of each kind in order, until one is added or removed. */
  readonly #order = new Map<string, readonly string[]>();
  readonly #byOwner = new Map<string, Map<string, KubeObject>>();
  readonly #listeners = new Set<(change: Change) => void>();
  readonly history: Change[] = [];
  readonly changed: WaitQueue = new WaitQueue();
  version = 0;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Told of every write, at once. */
  listen(listener: (change: Change) => void): void {
    this.#listeners.add(listener);
  }

  get<T extends KubeObject>(kind: string, namespace: string | undefined, name: string): T | undefined {
    return this.#kinds.get(kind)?.get(keyOf(namespace, name)) as T | undefined;
  }

  require<T extends KubeObject>(kind: string, namespace: string | undefined, name: string): T {
    const found = this.get<T>(kind, namespace, name);
    if (!found) throw notFound(resourceOf(kind), name);
    return found;
  }

  /** In the order of namespace and name; `namespace` undefined: all of them. */
  list<T extends KubeObject>(kind: string, namespace?: string, selector: readonly Requirement[] = []): T[] {
    const objects = this.#kinds.get(kind);
    const found: KubeObject[] = [];
    for (const key of this.#ordered(kind)) {
      const object = objects?.get(key);
      if (!object || (namespace !== undefined && object.metadata.namespace !== namespace)) continue;
      if (matches(selector, object.metadata.labels)) found.push(object);
    }
    return found as T[];
  }

  #ordered(kind: string): readonly string[] {
    let keys = this.#order.get(kind);
    if (!keys) {
      keys = [...(this.#kinds.get(kind)?.keys() ?? [])].sort();
      this.#order.set(kind, keys);
    }
    return keys;
  }

  /** What an object controls. */
  ownedBy<T extends KubeObject>(uid: string | undefined, kind: string): T[] {
    const owned = [...(this.#byOwner.get(uid ?? '')?.values() ?? [])];
    return owned.filter((object) => object.kind === kind) as T[];
  }

  create<T extends KubeObject>(object: T): T {
    const { kind, metadata } = object;
    const objects = this.#objects(kind);
    const key = keyOf(metadata.namespace, metadata.name);
    if (objects.has(key)) throw alreadyExists(resourceOf(kind), metadata.name);
    const made = {
      ...object,
      metadata: { ...metadata, uid: metadata.uid ?? this.makeUid(), creationTimestamp: timestamp(this.#clock.now) },
    };
    return this.#write('ADDED', made, undefined) as T;
  }

  /** Replaces an object with what `change` makes of it; a change of the specification makes a new generation. */
  update<T extends KubeObject>(object: T, change: Partial<T> & { readonly metadata?: ObjectMeta }): T {
    const before = this.get<T>(object.kind, object.metadata.namespace, object.metadata.name);
    if (!before) return object;
    const next = { ...before, ...change };
    if (same(next, before)) return before;
    const grown = generationGrows(before, next) ? { generation: (before.metadata.generation ?? 0) + 1 } : {};
    return this.#write('MODIFIED', { ...next, metadata: { ...next.metadata, ...grown } }, before) as T;
  }

  remove(object: KubeObject): void {
    const before = this.get(object.kind, object.metadata.namespace, object.metadata.name);
    if (!before || before.metadata.uid !== object.metadata.uid) return;
    this.#write('DELETED', before, before);
  }

  makeUid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.#random.hex(length)).join('-');
  }

  #objects(kind: string): Map<string, KubeObject> {
    let objects = this.#kinds.get(kind);
    if (!objects) {
      objects = new Map();
      this.#kinds.set(kind, objects);
    }
    return objects;
  }

  #write(type: Change['type'], object: KubeObject, before: KubeObject | undefined): KubeObject {
    this.version += 1;
    const { kind } = object;
    const stamped = { ...object, metadata: { ...object.metadata, resourceVersion: String(this.version) } };
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    if (type !== 'MODIFIED') this.#order.delete(kind);
    if (type === 'DELETED') this.#objects(kind).delete(key);
    else this.#objects(kind).set(key, stamped);
    this.#index(type, stamped, before);
    const change: Change = { type, object: stamped, before, version: this.version };
    this.history.push(change);
    if (this.history.length > 2 * HISTORY) this.history.splice(0, HISTORY);
    for (const listener of this.#listeners) listener(change);
    this.changed.wake();
    return stamped;
  }

  #index(type: Change['type'], object: KubeObject, before: KubeObject | undefined): void {
    const key = `${object.kind} ${keyOf(object.metadata.namespace, object.metadata.name)}`;
    const old = controllerOf(before);
    if (old) this.#byOwner.get(old)?.delete(key);
    const owner = controllerOf(object);
    if (!owner || type === 'DELETED') return;
    const owned = this.#byOwner.get(owner);
    if (owned) owned.set(key, object);
    else this.#byOwner.set(owner, new Map([[key, object]]));
  }
}

export const controllerOf = (object: KubeObject | undefined): string | undefined =>
  object?.metadata.ownerReferences?.find(({ controller }) => controller)?.uid;

const counted = new Set([
  'Deployment',
  'ReplicaSet',
  'Job',
  'Service',
  'Pod',
  'HorizontalPodAutoscaler',
  'Namespace',
  'Node',
]);

function generationGrows(before: KubeObject, next: KubeObject): boolean {
  if (!counted.has(next.kind) || next.kind === 'Service' || next.kind === 'Pod' || next.kind === 'Node') return false;
  return !same((before as { spec?: unknown }).spec, (next as { spec?: unknown }).spec);
}

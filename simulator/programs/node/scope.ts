import type { Value } from './values';

/** The names of a block, and those around it. */
export class Scope {
  readonly names = new Map<string, { value: Value; constant: boolean }>();
  readonly parent: Scope | undefined;
  constructor(parent?: Scope) {
    this.parent = parent;
  }
  find(name: string): { value: Value; constant: boolean } | undefined {
    return this.names.get(name) ?? this.parent?.find(name);
  }
  define(name: string, value: Value, constant = false): void {
    this.names.set(name, { value, constant });
  }
}

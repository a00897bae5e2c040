// Shell variables with dynamic scope: `local` saves the old one in the innermost scope, which restores it on return.

export type IndexedArray = Map<number, string>;
export type AssociativeArray = Map<string, string>;

export interface Variable {
  value: string | undefined;
  indexed?: IndexedArray;
  associative?: AssociativeArray;
  exported: boolean;
  readonly: boolean;
  integer: boolean;
  letters: 'upper' | 'lower' | undefined;
  reference: boolean;
}

const blank = (): Variable => ({
  value: undefined,
  exported: false,
  readonly: false,
  integer: false,
  letters: undefined,
  reference: false,
});

export class Variables {
  #map = new Map<string, Variable>();
  /** One for each running function; made when its first local is. */
  #scopes: (Map<string, Variable | undefined> | undefined)[] = [];

  clone(): Variables {
    const copy = new Variables();
    for (const [name, variable] of this.#map) copy.#map.set(name, cloneVariable(variable));
    copy.#scopes = this.#scopes.map(
      (scope) => scope && new Map([...scope].map(([name, v]) => [name, v && cloneVariable(v)])),
    );
    return copy;
  }

  get(name: string): Variable | undefined {
    return this.#map.get(name);
  }

  /** The variable, made unset if there is none. */
  declare(name: string): Variable {
    const known = this.#map.get(name);
    if (known) return known;
    const fresh = blank();
    this.#map.set(name, fresh);
    return fresh;
  }

  set(name: string, value: string): void {
    const variable = this.declare(name);
    if (variable.indexed) variable.indexed.set(0, value);
    else if (variable.associative) variable.associative.set('0', value);
    else variable.value = value;
  }

  delete(name: string): void {
    this.#map.delete(name);
  }

  /** Puts a saved variable back as it was. */
  restore(name: string, variable: Variable | undefined): void {
    if (variable) this.#map.set(name, variable);
    else this.#map.delete(name);
  }

  names(): string[] {
    return [...this.#map.keys()].sort();
  }

  pushScope(): void {
    this.#scopes.push(undefined);
  }

  popScope(): void {
    for (const [name, variable] of this.#scopes.pop() ?? []) this.restore(name, variable);
  }

  /** A fresh variable for this function call; dash and ash keep the outer value, bash starts unset. */
  local(name: string, keepValue: boolean): Variable {
    const scope = this.#innermost();
    const outer = this.#map.get(name);
    if (scope && !scope.has(name)) {
      scope.set(name, outer);
      const fresh = keepValue && outer ? cloneVariable(outer) : { ...blank(), exported: outer?.exported ?? false };
      this.#map.set(name, fresh);
    }
    return this.declare(name);
  }

  #innermost(): Map<string, Variable | undefined> | undefined {
    const last = this.#scopes.length - 1;
    if (last < 0) return undefined;
    const scope = this.#scopes[last] ?? new Map<string, Variable | undefined>();
    this.#scopes[last] = scope;
    return scope;
  }

  isLocal(name: string): boolean {
    return this.#scopes.at(-1)?.has(name) ?? false;
  }

  get inFunction(): boolean {
    return this.#scopes.length > 0;
  }

  exported(): Map<string, string> {
    const env = new Map<string, string>();
    for (const [name, variable] of this.#map)
      if (variable.exported && variable.value !== undefined) env.set(name, variable.value);
    return env;
  }
}

export function cloneVariable(variable: Variable): Variable {
  const copy = { ...variable };
  if (variable.indexed) copy.indexed = new Map(variable.indexed);
  if (variable.associative) copy.associative = new Map(variable.associative);
  return copy;
}

/** What plain $name gives: element 0 of an array. */
export function scalar(variable: Variable | undefined): string | undefined {
  if (variable?.indexed) return variable.indexed.get(0);
  if (variable?.associative) return variable.associative.get('0');
  return variable?.value;
}

/** All values in order of their index. */
export function elements(variable: Variable | undefined): string[] {
  if (variable?.indexed) return [...variable.indexed].sort((a, b) => a[0] - b[0]).map(([, value]) => value);
  if (variable?.associative) return [...variable.associative.values()];
  return variable?.value === undefined ? [] : [variable.value];
}

export function keys(variable: Variable | undefined): string[] {
  if (variable?.indexed) return [...variable.indexed.keys()].sort((a, b) => a - b).map(String);
  if (variable?.associative) return [...variable.associative.keys()];
  return variable?.value === undefined ? [] : ['0'];
}

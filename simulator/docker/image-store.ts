import type { Image } from './image';
import { formatReference, parseReference } from './reference';

interface Tagged {
  readonly id: string;
  /** ms since 1970 */
  readonly at: number;
}

function inFull(name: string): string {
  const [host = ''] = name.split('/');
  if (!name.includes('/')) return `docker.io/library/${name}`;
  return /[.:]|^localhost$/.test(host) ? name : `docker.io/${name}`;
}

/** The images of one engine, and the names that point to them. */
export class ImageStore {
  readonly #images = new Map<string, Image>();
  readonly #tags = new Map<string, Tagged>();
  readonly #lastTagged = new Map<string, number>();

  /** Keeps an image, under a name if one is given; a name that was in use moves. `at`: ms since 1970. */
  add(image: Image, name?: string, at: number = image.created): void {
    if (!this.#images.has(image.id)) this.#images.set(image.id, image);
    if (name !== undefined) this.tag(name, image.id, at);
  }

  tag(name: string, id: string, at: number): void {
    this.#tags.set(formatReference(parseReference(name)), { id, at });
    this.#lastTagged.set(id, at);
  }

  untag(name: string): boolean {
    return this.#tags.delete(formatReference(parseReference(name)));
  }

  delete(id: string): void {
    this.#images.delete(id);
    for (const [name, tagged] of this.#tags) if (tagged.id === id) this.#tags.delete(name);
  }

  /** By name, id, or the beginning of an id. Names win. */
  find(text: string): Image | undefined {
    const named = this.named(text);
    if (named) return named;
    const hex = text.replace(/^sha256:/, '');
    if (!/^[a-f0-9]{1,64}$/.test(hex)) return undefined;
    const found = [...this.#images.values()].filter((image) => image.id.startsWith(`sha256:${hex}`));
    return found.length === 1 ? found[0] : undefined;
  }

  /** By name alone. */
  named(text: string): Image | undefined {
    try {
      const tagged = this.#tags.get(formatReference(parseReference(text)));
      return tagged && this.#images.get(tagged.id);
    } catch {
      return undefined;
    }
  }

  get(id: string): Image | undefined {
    return this.#images.get(id);
  }

  /** In the order they were added. */
  list(): readonly Image[] {
    return [...this.#images.values()];
  }

  /** Names of an image, sorted as they are in full: `web:1.0` is on docker.io. */
  tagsOf(id: string): readonly string[] {
    return [...this.#tags]
      .flatMap(([name, tagged]) => (tagged.id === id ? [name] : []))
      .sort((a, b) => (inFull(a) < inFull(b) ? -1 : 1));
  }

  /** All names, sorted. */
  names(): readonly string[] {
    return [...this.#tags.keys()].sort();
  }

  /** ms since 1970; undefined when it never had a name. */
  lastTaggedAt(id: string): number | undefined {
    return this.#lastTagged.get(id);
  }
}

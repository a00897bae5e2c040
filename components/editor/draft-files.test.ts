import { describe, expect, it } from 'vitest';
import { openDrafts } from '@/components/progress/drafts';
import { createLocalStore } from '@/components/progress/local-store';
import type { SessionFiles } from '@/components/terminal/session';
import { createDraftFiles } from './draft-files';

function memory(): Storage {
  const items: Record<string, string> = {};
  return new Proxy({} as Storage, {
    get: (_, name) =>
      ({
        getItem: (key: string) => items[key] ?? null,
        setItem: (key: string, value: string) => {
          items[key] = value;
        },
        removeItem: (key: string) => delete items[key],
      })[name as 'getItem'],
    ownKeys: () => Object.keys(items),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

function fakeHost() {
  const texts = new Map<string, string>();
  const writes: string[] = [];
  const watchers = new Set<(path: string, text: string | undefined) => void>();
  const files: SessionFiles = {
    read: (path) => texts.get(path),
    write(path, text) {
      writes.push(path);
      texts.set(path, text);
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
  const changedByProcess = (path: string, text: string | undefined) => {
    for (const watcher of watchers) watcher(path, text);
  };
  return { files, writes, texts, changedByProcess };
}

function open(storage = memory(), tab = 'a') {
  const store = createLocalStore(storage, new EventTarget());
  const files = createDraftFiles({
    paths: ['Dockerfile', 'entrypoint.sh', 'server.js'],
    start: { Dockerfile: 'FROM a\n', 'server.js': 'listen()\n' },
    fixed: ['server.js'],
    drafts: openDrafts(store, 'x/y', tab, () => 1),
    kept: (path) => store.read('draft', `x/y:${path}`)?.text,
  });
  const heard: string[] = [];
  files.subscribe((path, text, origin) => heard.push(`${origin} ${path} ${text}`));
  const versions = () =>
    openDrafts(store, 'x/y', 'other')
      .versions('Dockerfile')
      .map(({ text }) => text);
  return { files, storage, heard, versions };
}

describe('the learner’s files', () => {
  it('reach the host as typed, and are not told back', () => {
    const { files, heard } = open();
    const host = fakeHost();
    files.connect(host.files);
    files.change('Dockerfile', 'FROM b\n', 'editor');
    expect(host.texts.get('Dockerfile')).toBe('FROM b\n');
    expect(heard).toEqual(['editor Dockerfile FROM b\n']);
  });

  it('follow the host without writing back to it', () => {
    const { files, heard } = open();
    const host = fakeHost();
    files.connect(host.files);
    const before = host.writes.length;
    host.changedByProcess('Dockerfile', 'FROM c\n');
    expect(files.text('Dockerfile')).toBe('FROM c\n');
    expect(heard).toEqual(['host Dockerfile FROM c\n']);
    expect(host.writes).toHaveLength(before);
  });

  it('are kept for the next visit, wherever they were changed', () => {
    const { files, storage } = open();
    const host = fakeHost();
    files.connect(host.files);
    files.change('entrypoint.sh', '#!/bin/sh\n', 'editor');
    host.changedByProcess('Dockerfile', 'FROM d\n');
    expect(open(storage).files.all()).toEqual({
      Dockerfile: 'FROM d\n',
      'entrypoint.sh': '#!/bin/sh\n',
      'server.js': 'listen()\n',
    });
  });

  it('do not exist before they are written', () => {
    const { files } = open();
    const host = fakeHost();
    files.connect(host.files);
    expect(host.texts.has('entrypoint.sh')).toBe(false);
    expect(files.all()).not.toHaveProperty('entrypoint.sh');
  });

  it('go back to the start, and the text before stays among the earlier ones', () => {
    const { files, versions, heard } = open();
    files.change('Dockerfile', 'FROM mine\n', 'editor');
    files.reset();
    expect(files.text('Dockerfile')).toBe('FROM a\n');
    expect(heard.at(-1)).toBe('page Dockerfile FROM a\n');
    expect(versions()).toContain('FROM mine\n');
  });

  it('lose nothing when two tabs write', () => {
    const one = open();
    const two = open(one.storage, 'b');
    one.files.change('Dockerfile', 'FROM one\n', 'editor');
    expect(two.files.foreign('Dockerfile')).toBe('FROM one\n');
    two.files.change('Dockerfile', 'FROM two\n', 'editor');
    expect(two.versions()).toContain('FROM one\n');
    one.files.adopt('Dockerfile');
    expect(one.files.text('Dockerfile')).toBe('FROM two\n');
    expect(one.versions()).toEqual(expect.arrayContaining(['FROM one\n']));
  });
});

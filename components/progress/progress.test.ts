// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDrafts } from './drafts';
import { createLocalStore } from './local-store';
import { mergeSnapshots, readProgressFile, writeProgressFile } from './progress-file';
import { emptySnapshot } from './records';

const exercise = 'pid-1/instant-stop';
const openStore = () => createLocalStore(localStorage, new EventTarget());

beforeEach(() => localStorage.clear());

describe('the store', () => {
  it('survives a reload', () => {
    openStore().write('exercise', exercise, { at: 5, best: 80, passed: false, attempts: 2, hints: 1 });
    expect(openStore().read('exercise', exercise)).toEqual({ at: 5, best: 80, passed: false, attempts: 2, hints: 1 });
  });

  it('ignores a record that something else damaged', () => {
    localStorage.setItem('pid-one:1:lesson:pid-1', '{"at":"yesterday"}');
    localStorage.setItem('pid-one:1:lesson:zombies', '{oops');
    expect(openStore().read('lesson', 'pid-1')).toBeUndefined();
    expect(openStore().snapshot().lesson).toEqual({});
  });

  it('leaves other sites’ keys alone when it clears', () => {
    localStorage.setItem('other', 'kept');
    openStore().write('lesson', 'pid-1', { at: 1 });
    openStore().clear();
    expect(Object.keys(localStorage)).toEqual(['other']);
  });

  it('tells listeners of changes here and in other tabs', () => {
    const events = new EventTarget();
    const store = createLocalStore(localStorage, events);
    const listener = vi.fn();
    store.subscribe(listener);
    store.write('lesson', 'pid-1', { at: 1 });
    events.dispatchEvent(new Event('storage'));
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('says when there is no room, and puts everything back', () => {
    let writes = 0;
    const storage = new Proxy(localStorage, {
      get: (target, name) => (name === 'setItem' ? setItem : Reflect.get(target, name).bind(target)),
    });
    function setItem(key: string, value: string) {
      writes += 1;
      if (writes === 3) throw new DOMException('full', 'QuotaExceededError');
      localStorage.setItem(key, value);
    }
    const store = createLocalStore(storage, new EventTarget());
    store.write('lesson', 'pid-1', { at: 1 });
    const lesson = { zombies: { at: 2 }, isolation: { at: 3 } };
    expect(store.replace({ ...emptySnapshot(), lesson })).toBe('full');
    expect(store.snapshot().lesson).toEqual({ 'pid-1': { at: 1 } });
  });
});

describe('drafts in two tabs', () => {
  it('keep the other tab’s text as a version', () => {
    const [a, b] = [openDrafts(openStore(), exercise, 'a'), openDrafts(openStore(), exercise, 'b')];
    a.read('Dockerfile');
    b.read('Dockerfile');
    a.save('Dockerfile', 'FROM a');
    b.save('Dockerfile', 'FROM b');
    expect(a.versions('Dockerfile').map(({ text }) => text)).toEqual(['FROM a']);
    a.save('Dockerfile', 'FROM a2');
    expect(b.versions('Dockerfile').map(({ text }) => text)).toEqual(['FROM b', 'FROM a']);
    expect(a.read('Dockerfile')).toBe('FROM a2');
  });

  it('make no version of what this tab has seen', () => {
    const [a, b] = [openDrafts(openStore(), exercise, 'a'), openDrafts(openStore(), exercise, 'b')];
    a.save('Dockerfile', 'FROM a');
    b.read('Dockerfile');
    b.save('Dockerfile', 'FROM ab');
    expect(b.versions('Dockerfile')).toEqual([]);
  });

  it('keep what a reset throws away', () => {
    const drafts = openDrafts(openStore(), exercise, 'a');
    drafts.save('Dockerfile', 'FROM mine');
    drafts.reset('Dockerfile', 'FROM start');
    expect(drafts.versions('Dockerfile').map(({ text }) => text)).toEqual(['FROM mine']);
  });
});

describe('the progress file', () => {
  const draft = (at: number, text: string) => ({ at, text, tab: 't', versions: [] });
  const snapshotOf = (at: number, text: string) => ({
    ...emptySnapshot(),
    draft: { [`${exercise}:Dockerfile`]: draft(at, text) },
  });

  it('comes back as it was written', () => {
    const records = snapshotOf(3, 'FROM scratch');
    expect(readProgressFile(writeProgressFile(records, new Date(0)))).toEqual({ records });
  });

  it.each([
    ['damaged', '{"format":"pid-one-progress"'],
    ['foreign', '{"name":"package"}'],
    ['not an object', '7'],
    ['from the future', '{"format":"pid-one-progress","version":2}'],
    [
      'with a wrong record',
      '{"format":"pid-one-progress","version":1,"records":{"lesson":{"a":{}},"exercise":{},"prediction":{},"draft":{}}}',
    ],
    [
      'with a kind too many',
      '{"format":"pid-one-progress","version":1,"records":{"lesson":{},"exercise":{},"prediction":{},"draft":{},"x":{}}}',
    ],
  ])('is refused when it is %s', (_, text) => {
    expect(readProgressFile(text)).toEqual({ problem: expect.stringContaining('Nothing was changed') });
  });

  it('merges: the newer draft stays, the older is kept as a version', () => {
    const merged = mergeSnapshots(snapshotOf(2, 'ours'), snapshotOf(9, 'theirs'));
    expect(merged.draft[`${exercise}:Dockerfile`]).toMatchObject({
      text: 'theirs',
      versions: [{ at: 2, text: 'ours' }],
    });
  });
});

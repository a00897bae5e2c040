import { expect, it } from 'vitest';
import { openTalk } from './talk';

type Handler = ((event: MessageEvent) => void) | null;

/** A broadcast channel that also gives messages back to their sender, to see that they are left aside. */
function room() {
  const members: { onmessage: Handler }[] = [];
  const said: unknown[] = [];
  return {
    said,
    join() {
      const member = {
        onmessage: null as Handler,
        postMessage(data: unknown) {
          said.push(data);
          for (const one of members) one.onmessage?.({ data } as MessageEvent);
        },
        close: () => void members.splice(members.indexOf(member), 1),
      };
      members.push(member);
      return member;
    },
  };
}

let clock = 1000;
const now = () => ++clock;

it('keeps two windows at one step', () => {
  const { join } = room();
  const stage = openTalk({ lesson: 'pid-1', first: 0, from: 'stage', channel: join(), now });
  const notes = openTalk({ lesson: 'pid-1', first: 0, from: 'notes', channel: join(), now });
  stage.change({ step: 3 });
  expect(notes.state.step).toBe(3);
  notes.change({ blank: true });
  expect(stage.state).toMatchObject({ step: 3, blank: true });
});

it('tells a window that opens later, by hello', () => {
  const { join, said } = room();
  const stage = openTalk({ lesson: 'pid-1', first: 0, from: 'stage', channel: join(), now });
  stage.change({ step: 5 });
  const notes = openTalk({ lesson: 'pid-1', first: 0, from: 'notes', channel: join(), now });
  expect(said).toContainEqual({ from: 'notes', lesson: 'pid-1', hello: true });
  expect(notes.state.step).toBe(5);
});

it('leaves its own messages, older ones and other lessons’ aside', () => {
  const { join } = room();
  const channel = join();
  const stage = openTalk({ lesson: 'pid-1', first: 2, from: 'stage', channel: join(), now });
  stage.change({ step: 4 });
  channel.postMessage({ from: 'stage', lesson: 'pid-1', step: 9, blank: false, at: clock + 50 });
  channel.postMessage({ from: 'other', lesson: 'zombies', step: 9, blank: false, at: clock + 50 });
  channel.postMessage({ from: 'other', lesson: 'pid-1', step: 9, blank: false, at: 5 });
  channel.postMessage('nonsense');
  expect(stage.state.step).toBe(4);
});

it('tells its listeners', () => {
  const stage = openTalk({ lesson: 'pid-1', first: 0, from: 'stage', channel: room().join(), now });
  let told = 0;
  const stop = stage.subscribe(() => told++);
  stage.change({ step: 1 });
  stop();
  stage.change({ step: 2 });
  expect(told).toBe(1);
});

import { expect, it } from 'vitest';
import { PageSlots } from './page-slots';

const slot = (name: string) => ({ name }) as unknown as HTMLElement;
const [first, second] = [slot('first'), slot('second')];

it('chooses the slot that is most in view, and keeps it when none is', () => {
  const slots = new PageSlots();
  slots.set(first, 0);
  expect([slots.chosen, slots.seen]).toEqual([first, false]);
  slots.set(second, 0.1);
  expect([slots.chosen, slots.seen]).toEqual([second, false]);
  slots.set(second, 0.6);
  slots.set(first, 0.4);
  expect([slots.chosen, slots.seen]).toEqual([second, true]);
  slots.set(second, 0);
  expect([slots.chosen, slots.seen]).toEqual([first, true]);
  slots.set(first, 0);
  expect([slots.chosen, slots.seen]).toEqual([first, false]);
});

it('takes another when the chosen one is gone', () => {
  const slots = new PageSlots();
  slots.set(first, 1);
  slots.set(second, 0);
  slots.delete(first);
  expect([slots.chosen, slots.seen]).toEqual([second, false]);
  slots.delete(second);
  expect(slots.chosen).toBeUndefined();
});

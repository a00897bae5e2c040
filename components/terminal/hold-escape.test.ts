import { expect, it } from 'vitest';
import { holdEscape } from './hold-escape';

function press() {
  const sent: string[] = [];
  const handle = holdEscape(
    (text) => sent.push(text),
    () => true,
  );
  const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
    handle({
      type: 'keydown',
      key: name,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      shiftKey: false,
      ...more,
    } as KeyboardEvent);
  return { key, sent };
}

it('lets Tab and Shift-Tab go after Escape, and tells the shell of neither', () => {
  const { key, sent } = press();
  expect(key('Escape')).toBe(false);
  expect(key('Tab')).toBe(false);
  expect(key('Tab')).toBe(true);
  key('Escape');
  key('Shift', { shiftKey: true });
  expect(key('Tab', { shiftKey: true })).toBe(false);
  expect(sent).toEqual([]);
});

it('sends the Escape before any other key', () => {
  const { key, sent } = press();
  key('Escape');
  expect(key('f')).toBe(true);
  expect(sent).toEqual(['\x1b']);
});

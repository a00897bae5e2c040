// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { actionOf } from './stage-keys';

const press = (key: string, html = '<p></p>', more = {}) => {
  document.body.innerHTML = html;
  return actionOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    target: document.body.querySelector('*'),
    ...more,
  });
};

it.each([
  ['ArrowRight', 'next'],
  [' ', 'next'],
  ['PageUp', 'previous'],
  ['End', 'last'],
  ['b', 'blank'],
  ['n', 'notes'],
  ['t', 'terminal'],
  ['?', 'help'],
  ['x', undefined],
])('%s is %s', (key, action) => expect(press(key)).toBe(action));

it('leaves keys to what has the focus', () => {
  expect(press('n', '<textarea></textarea>')).toBeUndefined();
  expect(press(' ', '<button></button>')).toBeUndefined();
  expect(press('ArrowRight', '<button></button>')).toBe('next');
  expect(press('ArrowDown', '<input type="radio">')).toBeUndefined();
  expect(press('f', '<p></p>', { ctrlKey: true })).toBeUndefined();
});

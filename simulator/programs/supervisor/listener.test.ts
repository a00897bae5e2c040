import { describe, expect, it } from 'vitest';
import { Listener } from './listener';

describe('the event listeners\u2019 protocol', () => {
  it('goes from READY to BUSY and back with each result', () => {
    const listener = new Listener();
    expect(listener.take('READY\n')).toBeUndefined();
    expect(listener.state).toBe('READY');
    listener.state = 'BUSY';
    expect(listener.take('RESULT 2\nOK')).toBe('OK');
    expect(listener.state).toBe('ACKNOWLEDGED');
    listener.take('READY\n');
    listener.state = 'BUSY';
    expect(listener.take('RESULT 4\nFA')).toBeUndefined();
    expect(listener.take('IL')).toBe('FAIL');
  });

  it('is lost by anything else', () => {
    const listener = new Listener();
    listener.take('hello, world\n');
    expect(listener.state).toBe('UNKNOWN');
    listener.take('READY\n');
    expect(listener.state).toBe('UNKNOWN');
  });
});

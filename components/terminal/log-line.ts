import type { Session, Terminal } from './session';

/** The log's plain input and the line that the shell's own editor holds: one follows the other. */
export interface LogLine {
  enter(text: string): void;
  /** Sends the text so far and a key of the line editor; answers with the line it made of it. */
  press(text: string, key: string): Promise<string>;
  interrupt(): void;
}

/** Real ms after which the shell's answer is taken as it stands. */
const PATIENCE = 1500;

export function createLogLine(session: Session, { id, wire }: Terminal): LogLine {
  // What the shell's editor holds already is replaced, not added to.
  const clear = () => (wire.log.typed() === '' ? '' : wire.foreground === 'bash' ? '\x05\x15' : '\x15');

  const settled = () =>
    new Promise<void>((resolve) => {
      const finish = () => {
        unsubscribe();
        clearTimeout(timer);
        resolve();
      };
      const unsubscribe = session.subscribe(() => {
        if (wire.queued === 0 && wire.waiting) finish();
      });
      const timer = setTimeout(finish, PATIENCE);
    });

  return {
    enter: (text) => session.type(id, `${clear()}${text}\r`),
    async press(text, key) {
      const line = text === wire.log.typed() ? '' : clear() + text;
      const answered = settled();
      session.type(id, line + key);
      await answered;
      return wire.log.typed();
    },
    interrupt: () => session.type(id, '\x03'),
  };
}

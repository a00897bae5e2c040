type KeyHandler = (event: KeyboardEvent) => boolean;

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/**
 * The way out for the keyboard: Escape is held back until the next key. When that is Tab, the focus moves on as anywhere
 * else and the shell hears of neither; any other key is sent after the Escape, as terminals do.
 */
export function holdEscape(type: (text: string) => void, otherwise: KeyHandler): KeyHandler {
  let held = false;
  return (event) => {
    if (event.type !== 'keydown' || modifiers.has(event.key)) return otherwise(event);
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (held) {
      held = false;
      if (event.key === 'Tab' && plain) return false;
      type('\x1b');
    }
    if (event.key === 'Escape' && plain && !event.shiftKey) {
      held = true;
      return false;
    }
    return otherwise(event);
  };
}

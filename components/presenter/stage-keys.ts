export type StageAction =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'notes'
  | 'blank'
  | 'terminal'
  | 'full screen'
  | 'help'
  | 'unblank';

type Key = {
  readonly keys: readonly string[];
  readonly shown: string;
  readonly action: StageAction;
  readonly does: string;
};

/** In the order in which the help names them. */
export const stageKeys: readonly Key[] = [
  {
    keys: ['ArrowRight', 'ArrowDown', 'PageDown', ' '],
    shown: '→ ↓ Page down Space',
    action: 'next',
    does: 'Next slide',
  },
  { keys: ['ArrowLeft', 'ArrowUp', 'PageUp'], shown: '← ↑ Page up', action: 'previous', does: 'Previous slide' },
  { keys: ['Home'], shown: 'Home', action: 'first', does: 'First slide' },
  { keys: ['End'], shown: 'End', action: 'last', does: 'Last slide' },
  { keys: ['f'], shown: 'f', action: 'full screen', does: 'Full screen, on and off' },
  { keys: ['n'], shown: 'n', action: 'notes', does: 'Notes, timer and next slide in a second window' },
  { keys: ['t'], shown: 't', action: 'terminal', does: 'Terminal, on and off' },
  { keys: ['b', '.'], shown: 'b', action: 'blank', does: 'Blank the screen' },
  { keys: ['?'], shown: '?', action: 'help', does: 'This help' },
  { keys: ['Escape'], shown: 'Esc', action: 'unblank', does: 'Show the slide again' },
];

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; target: EventTarget | null };

const typing = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]';
/** These take the space bar for themselves. */
const pressable = 'button, a, summary, label, input';

/** What a key means on the stage; undefined when it belongs to what has the focus. */
export function actionOf({ key, ctrlKey, metaKey, altKey, target }: Pressed): StageAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const element = target instanceof Element ? target : undefined;
  if (element?.closest(typing) || element?.closest('dialog')) return undefined;
  if (key === ' ' && element?.closest(pressable)) return undefined;
  if (key.startsWith('Arrow') && element?.matches('input[type=radio], [role=tab]')) return undefined;
  return stageKeys.find(({ keys }) => keys.includes(key))?.action;
}

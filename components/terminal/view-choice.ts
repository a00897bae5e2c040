export type View = 'screen' | 'log';

const key = 'pid-one:terminal-view';

/** The view chosen before; else the log on touch and narrow screens, where a terminal's screen serves badly. */
export function chosenView(): View {
  try {
    const kept = localStorage.getItem(key);
    if (kept === 'screen' || kept === 'log') return kept;
  } catch {
    // Storage is off: as if nothing had been chosen.
  }
  return matchMedia('(pointer: coarse), (max-width: 40rem)').matches ? 'log' : 'screen';
}

export function keepView(view: View): void {
  try {
    localStorage.setItem(key, view);
  } catch {
    // Storage is off: the choice lasts for this page.
  }
}

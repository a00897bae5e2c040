'use client';

import { useEffect, useState } from 'react';
import { openTalk, type Talk, type TalkState } from './talk';

const start: TalkState = { step: 0, blank: false, at: 0 };

/** #4 in the address is the fourth slide. */
const stepInAddress = () => Math.max(0, Number.parseInt(location.hash.slice(1), 10) - 1 || 0);

/** The talk as this window sees it; the address keeps the place over a reload. */
export function useTalk(lesson: string, count: number) {
  const [talk, setTalk] = useState<Talk>();
  const [state, setState] = useState(start);

  useEffect(() => {
    const opened = openTalk({
      lesson,
      first: stepInAddress(),
      from: crypto.randomUUID(),
      channel: new BroadcastChannel(`talk:${lesson}`),
    });
    const look = () => {
      setState(opened.state);
      history.replaceState(history.state, '', `#${opened.state.step + 1}`);
    };
    const unsubscribe = opened.subscribe(look);
    const follow = () => opened.state.step !== stepInAddress() && opened.change({ step: stepInAddress() });
    addEventListener('hashchange', follow);
    look();
    setTalk(opened);
    return () => {
      removeEventListener('hashchange', follow);
      unsubscribe();
      opened.close();
    };
  }, [lesson]);

  const step = Math.min(state.step, count - 1);
  return {
    ...state,
    step,
    go: (to: number) => talk?.change({ step: Math.max(0, Math.min(to, count - 1)), blank: false }),
    setBlank: (blank: boolean) => talk?.change({ blank }),
  };
}

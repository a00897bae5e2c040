'use client';

import { type ReactNode, useState } from 'react';
import { createForgetfulStore } from '@/components/progress/forgetful-store';
import { StoreContext } from '@/components/progress/use-record';
import { TerminalDesk } from '@/components/terminal/terminal-desk';
import { StageFloor } from './stage-floor';

export interface ShownSlide {
  readonly title: string;
  readonly body: ReactNode;
}

type Props = {
  lesson: string;
  title: string;
  slides: readonly ShownSlide[];
  files: Readonly<Record<string, string>>;
};

/** A lesson as slides, with its live terminal. */
export function Stage({ files, ...floor }: Props) {
  const [store] = useState(() => {
    let kept: ReturnType<typeof createForgetfulStore> | undefined;
    return () => {
      kept ??= createForgetfulStore();
      return kept;
    };
  });
  return (
    <StoreContext value={store}>
      <TerminalDesk files={files}>
        <StageFloor {...floor} />
      </TerminalDesk>
    </StoreContext>
  );
}

'use client';

import { createContext, useContext } from 'react';
import type { Session } from './session';

export interface Desk {
  /** undefined until someone needed it. */
  readonly session: Session | undefined;
  /** Loads the session and the terminal; `soon` when the user waits for it. */
  need(soon: boolean): void;
  /** A slot in the page appeared, came into view or left it; `inView` is the part of it that is seen, 0 to 1. */
  offer(slot: HTMLElement, inView: number): void;
  withdraw(slot: HTMLElement): void;
  /** The place at the foot of the page, while it is open: the terminal stands there when no slot in the page is seen. */
  dock(slot: HTMLElement | null): void;
  /** The terminal stands in the page, in view: no dock is needed. */
  readonly inPage: boolean;
  /** A workbench is in view, which has a way to the terminal of its own. */
  readonly covered: boolean;
  cover(bench: HTMLElement, inView: boolean): void;
  readonly dockOpen: boolean;
  openDock(open: boolean): void;
  /** Shows the terminal and gives it the keyboard. */
  focus(): void;
  /** Types the lines into the terminal in front, one after the other, with Enter. */
  run(commands: readonly string[]): void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a terminal, an editor or a workbench stands on a <TerminalDesk>');
  return desk;
}

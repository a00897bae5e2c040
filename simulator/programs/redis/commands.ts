import type { Commands } from './command';
import { hashCommands } from './hash-commands';
import { keyCommands } from './key-commands';
import { listCommands } from './list-commands';
import { setCommands } from './set-commands';
import { stringCommands } from './string-commands';

/** What works on data alone; the rest is the server's. */
export const dataCommands: Commands = {
  ...keyCommands,
  ...stringCommands,
  ...listCommands,
  ...hashCommands,
  ...setCommands,
};

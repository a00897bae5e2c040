/** Where a command stands: `last` when nothing comes after it in this process, which it may then take over. */
export interface Place {
  readonly last: boolean;
  /** The process was forked for this command alone. */
  readonly alone?: boolean;
}

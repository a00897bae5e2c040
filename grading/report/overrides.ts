/** What a Compose service, or a docker run line, changes about how an image starts. */
export interface Overrides {
  /** In the place of ENTRYPOINT; drops the image's CMD too. */
  readonly entrypoint?: readonly string[];
  /** In the place of CMD. */
  readonly args?: readonly string[];
  /** Docker puts its own init in front. */
  readonly init?: boolean;
  readonly stopSignal?: string;
  readonly user?: string;
  /** NAME=value each. */
  readonly env?: readonly string[];
  /** The file that says so, and in which lines. */
  readonly from?: {
    readonly file: string;
    readonly lines: Readonly<Partial<Record<'entrypoint' | 'args' | 'stopSignal' | 'user', number | null>>>;
  };
}

/** The same as docker run takes it: options, and what stands after the image. */
export function runWords({ entrypoint, args = [], init, stopSignal, user, env = [] }: Overrides): {
  readonly options: readonly string[];
  readonly args: readonly string[];
} {
  const [first, ...rest] = entrypoint ?? [];
  return {
    options: [
      ...(init ? ['--init'] : []),
      ...(stopSignal === undefined ? [] : ['--stop-signal', stopSignal]),
      ...(user === undefined ? [] : ['--user', user]),
      ...env.flatMap((one) => ['-e', one]),
      ...(first === undefined ? [] : ['--entrypoint', first]),
    ],
    args: [...rest, ...args],
  };
}

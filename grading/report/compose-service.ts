import { lineOfKey } from '@/simulator/compose/file/line-of-key';
import type { Overrides } from './overrides';

/** What docker compose config says of a service, as far as it is read here. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context?: string; readonly dockerfile?: string };
  readonly entrypoint?: readonly string[] | null;
  readonly command?: readonly string[] | null;
  readonly init?: boolean;
  readonly stop_signal?: string;
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string | null>>;
}

/** What the service changes about how its image starts. */
export function overridesOf(name: string, service: ComposeService, file: string, text: string): Overrides {
  const { entrypoint, command, init, stop_signal: stopSignal, user, environment } = service;
  const env = Object.entries(environment ?? {}).flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`]));
  return {
    from: { file, lines: linesOf(text, name) },
    ...(user !== undefined && { user }),
    ...(env.length > 0 && { env }),
    ...(entrypoint && { entrypoint }),
    ...(command && { args: command }),
    ...(init && { init }),
    ...(stopSignal !== undefined && { stopSignal }),
  };
}

/** Where a service says it; what it says nowhere, as with extends, stands where it is named. */
function linesOf(text: string, service: string): NonNullable<Overrides['from']>['lines'] {
  const line = (...keys: string[]) => lineOfKey(text, ['services', service, ...keys]);
  return {
    entrypoint: line('entrypoint') ?? line(),
    args: line('command') ?? line(),
    stopSignal: line('stop_signal') ?? line(),
    user: line('user') ?? line(),
  };
}

/** Compose answers with absolute paths; the folder is the simulated user's ~/app. */
export const inside = (context: string): string =>
  context.replace(/^\/home\/learner\/app\/?/, '').replace(/^\.\/?/, '');

import type { Bytes } from '../../bytes';

/** What a build tells while it runs. Times: virtual ms since the vertex started. */
export type ProgressEvent =
  | { readonly type: 'start'; readonly vertex: number; readonly name: string }
  /** A status line such as "transferring context: 2B"; `ms` undefined while under way. */
  | { readonly type: 'status'; readonly vertex: number; readonly text: string; readonly ms?: number }
  | { readonly type: 'log'; readonly vertex: number; readonly ms: number; readonly line: Bytes }
  | { readonly type: 'done'; readonly vertex: number; readonly ms: number }
  | { readonly type: 'cached'; readonly vertex: number }
  | { readonly type: 'error'; readonly vertex: number; readonly message: string };

const seconds = (ms: number): string => `${(Math.round(ms / 100) / 10).toFixed(1)}s`;

/** --progress=plain: one line an event, a blank line between vertices. */
export function plainLine(event: ProgressEvent): string {
  switch (event.type) {
    case 'start':
      return `\n#${event.vertex} ${event.name}\n`;
    case 'status':
      return `#${event.vertex} ${event.text}${event.ms === undefined ? '' : `${event.ms >= 50 ? ` ${seconds(event.ms)}` : ''} done`}\n`;
    case 'log':
      return `#${event.vertex} ${logTime(event.ms)} ${event.line}\n`;
    case 'done':
      return `#${event.vertex} DONE ${seconds(event.ms)}\n`;
    case 'cached':
      return `#${event.vertex} CACHED\n`;
    case 'error':
      return `#${event.vertex} ERROR: ${event.message}\n`;
  }
}

export const logTime = (ms: number): string => (ms / 1000).toFixed(ms >= 10_000 ? 2 : 3);

import { utf8 } from '../../bytes';
import { VERSION } from './globals';
import { inspect } from './inspect';
import { JsObject, type Thrown, toText } from './values';

const MODULE_FRAMES = [
  'Module._compile (node:internal/modules/cjs/loader:1529:14)',
  'Module._extensions..js (node:internal/modules/cjs/loader:1613:10)',
  'Module.load (node:internal/modules/cjs/loader:1275:32)',
  'Module._load (node:internal/modules/cjs/loader:1096:12)',
  'Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)',
  'node:internal/main/run_main_module:28:49',
];
const EVAL_FRAMES = [
  'runScriptInThisContext (node:internal/vm:209:10)',
  'node:internal/process/execution:118:14',
  '[eval]-wrapper:6:24',
  'runScript (node:internal/process/execution:101:62)',
  'evalScript (node:internal/process/execution:133:3)',
  'node:internal/main/eval_string:51:3',
];
const LISTEN_FRAMES = [
  'Server.setupListenHandle [as _listen2] (node:net:1905:16)',
  'listenInCluster (node:net:1962:12)',
  'Server.listen (node:net:2064:7)',
];
const LOADER_FRAMES = [
  'Module._resolveFilename (node:internal/modules/cjs/loader:1212:15)',
  'Module._load (node:internal/modules/cjs/loader:1043:27)',
];

const TICK = 'process.processTicksAndRejections (node:internal/process/task_queues:82:21)';
const DESTROYED = [
  'emitErrorNT (node:internal/streams/destroy:169:8)',
  'emitErrorCloseNT (node:internal/streams/destroy:128:3)',
  TICK,
];
/** Where an error that nobody listened to was made, and where it was emitted, by the failed call and the emitter. */
const EMITTED: Readonly<Record<string, { readonly made: readonly string[]; readonly emitted: readonly string[] }>> = {
  connect: { made: ['TCPConnectWrap.afterConnect [as oncomplete] (node:net:1608:16)'], emitted: DESTROYED },
  getaddrinfo: { made: ['GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:120:26)'], emitted: DESTROYED },
  spawn: {
    made: [
      'ChildProcess._handle.onexit (node:internal/child_process:285:19)',
      'onErrorNT (node:internal/child_process:483:16)',
      TICK,
    ],
    emitted: [
      'ChildProcess._handle.onexit (node:internal/child_process:291:12)',
      'onErrorNT (node:internal/child_process:483:16)',
      TICK,
    ],
  },
};
const REQUEST_FRAMES = [
  'emitErrorEvent (node:_http_client:101:11)',
  'Socket.socketErrorListener (node:_http_client:504:5)',
  'Socket.emit (node:events:524:28)',
];

const frames = (list: readonly string[]): string => list.map((frame) => `\n    at ${frame}`).join('');

/** What node says to standard error before it ends with 1. */
export function uncaughtText(error: Thrown, source: string, file: string): string {
  const { value } = error;
  const at = error.at ?? 0;
  const line = source.slice(0, at).split('\n').length;
  const text = source.split('\n')[line - 1] ?? '';
  const column = at - source.lastIndexOf('\n', at - 1);
  const isEval = file === '[eval]';
  const made = error.madeAt ?? at;
  const [row, spot] = [source.slice(0, made).split('\n').length, made - source.lastIndexOf('\n', made - 1)];
  const here = isEval ? `[eval]:${row}:${spot}` : `Object.<anonymous> (${file}:${row}:${spot})`;
  const own = [here, ...(isEval ? EVAL_FRAMES : MODULE_FRAMES)];
  if (!(value instanceof JsObject) || value.kind !== 'Error')
    return `${file}:${line}\n${utf8(text)}\n${' '.repeat(Math.max(column - 1, 0))}^\n\n${utf8(inspect(value))}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)\n\nNode.js ${VERSION}\n`;
  const title = utf8(toText(value));
  const extra = [...value.props].filter(([key]) => !['name', 'message', 'stack'].includes(key));
  const props = extra.length
    ? ` {\n${extra.map(([key, item]) => `  ${key}: ${utf8(inspect(item))}`).join(',\n')}\n}`
    : '';
  if (value.props.get('syscall') === 'listen')
    return `node:events:502\n      throw er; // Unhandled 'error' event\n      ^\n\n${title}${frames([...LISTEN_FRAMES, ...own])}\nEmitted 'error' event on Server instance at:${frames(['emitErrorNT (node:net:1941:8)', 'process.processTicksAndRejections (node:internal/process/task_queues:82:21)'])}${props}\n\nNode.js ${VERSION}\n`;
  const unheard = EMITTED[toText(value.props.get('syscall')).replace(/ .*/, '')];
  if (unheard && error.emitter !== undefined) {
    const emitted = [...(error.emitter === 'ClientRequest' ? REQUEST_FRAMES : []), ...unheard.emitted];
    return `node:events:502\n      throw er; // Unhandled 'error' event\n      ^\n\n${title}${frames(unheard.made)}\nEmitted 'error' event on ${error.emitter} instance at:${frames(emitted)}${props}\n\nNode.js ${VERSION}\n`;
  }
  if (value.props.get('code') === 'MODULE_NOT_FOUND')
    return `node:internal/modules/cjs/loader:1215\n  throw err;\n  ^\n\n${title}${frames([...LOADER_FRAMES, 'Module.require (node:internal/modules/cjs/loader:1298:19)', 'require (node:internal/modules/helpers:182:18)', ...own].slice(0, 10))}${props}\n\nNode.js ${VERSION}\n`;
  return `${file}:${line}\n${utf8(text)}\n${' '.repeat(Math.max(column - 1, 0))}^\n\n${title}${frames(own)}${props}\n\nNode.js ${VERSION}\n`;
}

/** `node x.js` where there is no x.js. */
export const missingMain = (path: string): string =>
  `node:internal/modules/cjs/loader:1215\n  throw err;\n  ^\n\nError: Cannot find module '${path}'${frames([...LOADER_FRAMES, ...MODULE_FRAMES.slice(4)])} {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n}\n\nNode.js ${VERSION}\n`;

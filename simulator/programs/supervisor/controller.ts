import { asErrno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { Fault, type FaultCode } from './rpc';
import type { Answer, Call } from './rpc-server';

/** supervisorctl's side: it asks the daemon, prints, and keeps the exit status. */
export class Controller {
  readonly sys: Syscalls;
  serverurl: string;
  status = 0;

  /** `user:password` */
  readonly credentials: string | undefined;

  constructor(sys: Syscalls, serverurl: string, credentials?: string) {
    this.sys = sys;
    this.credentials = credentials;
    this.serverurl = serverurl;
  }

  *print(text: string): Run<void> {
    yield* this.sys.write(1, `${text}\n`);
  }

  /** Throws Fault for what the daemon refuses, Errno when it is not there. */
  *ask<T>(method: string, ...params: string[]): Run<T> {
    const fd = yield* this.#connect();
    try {
      yield* this.sys.write(
        fd,
        `${JSON.stringify({ method, params, ...(this.credentials !== undefined && { credentials: this.credentials }) } satisfies Call)}\n`,
      );
      let text = '';
      while (!text.includes('\n')) {
        const data = yield* this.sys.read(fd, 65_536);
        if (data === '') break;
        text += data;
      }
      const answer = JSON.parse(text || '{"fault":"SHUTDOWN_STATE","text":"SHUTDOWN_STATE"}') as Answer;
      if ('fault' in answer) throw new Fault(answer.fault as FaultCode, answer.text);
      return answer.result as T;
    } finally {
      this.sys.close(fd);
    }
  }

  *#connect(): Run<number> {
    if (this.serverurl.startsWith('unix://'))
      return yield* this.sys.connectUnix(this.serverurl.slice('unix://'.length));
    const [, host = 'localhost', port = '80'] = /^https?:\/\/([^:/]+)(?::(\d+))?/.exec(this.serverurl) ?? [];
    return yield* this.sys.connect({ host, port: Number(port) });
  }

  /** Is there a daemon? If not, says so. */
  *isUp(): Run<boolean> {
    try {
      yield* this.ask('getVersion');
      return true;
    } catch (error) {
      if (error instanceof Fault && error.code === 'UNAUTHORIZED') {
        yield* this.print('Server requires authentication');
        const [, place = 'localhost'] = /^https?:\/\/([^:/]+)/.exec(this.serverurl) ?? [];
        yield* this.print(
          `error: <class 'xmlrpc.client.ProtocolError'>, <ProtocolError for ${place}/RPC2: 401 Unauthorized>: file: /usr/lib/python3/dist-packages/supervisor/xmlrpc.py line: 539`,
        );
        this.status = 1;
        return false;
      }
      if (error instanceof Fault) throw error;
      const { code, message } = asErrno(error);
      if (code === 'ECONNREFUSED') {
        yield* this.print(`${this.serverurl} refused connection`);
        this.status = 4;
      } else if (code === 'ENOENT') {
        yield* this.print(`${this.serverurl} no such file`);
        this.status = 7;
      } else {
        const [kind, number] = code === 'EACCES' ? ['PermissionError', 13] : ['OSError', 5];
        yield* this.print(
          `error: <class '${kind}'>, [Errno ${number}] ${message}: file: /usr/lib/python3/dist-packages/supervisor/xmlrpc.py line: 557`,
        );
        this.status = 1;
      }
      return false;
    }
  }

  /** init-script(8)'s statuses for what became of one process. */
  note(code: FaultCode, ignored?: FaultCode): void {
    if (code === 'SUCCESS' || code === ignored) return;
    this.status = code === 'SPAWN_ERROR' || code === 'ABNORMAL_TERMINATION' || code === 'NOT_RUNNING' ? 7 : 1;
  }
}

/** `group:name`, or the name alone where both are the same. */
export const namespec = (group: string, name: string): string => (group === name ? name : `${group}:${name}`);

/** `name` → the process of that name in the group of that name; `group:*` and `group:` → the whole group. */
export function splitNamespec(text: string): { readonly group: string; readonly name: string | undefined } {
  const [group = '', name] = text.split(':');
  if (name === undefined) return { group, name: group };
  return { group, name: name === '' || name === '*' ? undefined : name };
}

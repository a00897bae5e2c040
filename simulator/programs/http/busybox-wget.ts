import type { Bytes } from '../../bytes';
import { asErrno, Errno } from '../../kernel/errno';
import type { Fd, Run } from '../../kernel/syscalls';
import { command, Failure, type Stdio, UsageError } from '../command';
import { parseUrl, type Url } from '../curl/url';
import type { Options } from '../options';
import { type Response, readResponse } from './message';

/** wget as busybox has it: HTTP only, one connection a file. */
export const busyboxWget = command(
  {
    name: 'wget',
    usage: '',
    options: 'c q S spider O= o= header= post-data= post-file= Y= no-check-certificate P= U= T= t=',
  },
  function* (io, options, words) {
    if (words.length === 0) throw new UsageError('missing operand');
    for (const word of words) yield* fetch(io, options, word);
  },
);

function* fetch(io: Stdio, options: Options, word: Bytes): Run<void> {
  const say = (text: string): Run<void> => (options.has('q') ? nothing() : io.sys.write(2, text));
  let url = readUrl(word);
  for (let hops = 0; hops < 5; hops++) {
    const response = yield* request(io, options, url, say);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== undefined) {
      url = readUrl(location.startsWith('/') ? `http://${url.host}:${url.port}${location}` : location);
      continue;
    }
    if (response.status >= 300 || response.status < 200)
      throw new Failure(
        `server returned error: HTTP/${response.version} ${response.status} ${response.reason}`.trimEnd(),
      );
    if (options.has('spider')) return yield* say('remote file exists\n');
    return yield* save(io, options, url, response.body, say);
  }
  throw new Failure('too many redirections');
}

function* nothing(): Run<void> {}

function readUrl(word: Bytes): Url {
  const url = parseUrl(word);
  if (!url) throw new Failure(`bad address '${word}'`);
  if (url.scheme === 'https') throw new Failure('TLS is not part of this simulation; use http://');
  if (url.scheme !== 'http') throw new Failure(`not an http or ftp url: ${word}`);
  return url;
}

function* request(io: Stdio, options: Options, url: Url, say: (text: string) => Run<void>): Run<Response> {
  const { sys } = io;
  const named = url.port === 80 ? url.host : `${url.host}:${url.port}`;
  const address = sys.resolve(url.host);
  if (address === undefined) throw new Failure(`bad address '${named}'`);
  yield* say(`Connecting to ${named} (${address}:${url.port})\n`);
  const deadline = sys.now() + Number(options.get('T') ?? 900) * 1000;
  const late = new Failure('download timed out');
  let fd: Fd;
  try {
    fd = yield* sys.connect({ host: url.host, port: url.port }, deadline);
  } catch (error) {
    const { code, message } = asErrno(error);
    throw code === 'ETIMEDOUT' ? late : new Failure(`can't connect to remote host (${address}): ${message}`);
  }
  const posted = options.get('post-data');
  const method = posted !== undefined ? 'POST' : options.has('spider') ? 'HEAD' : 'GET';
  const lines = [
    `${method} ${url.target} HTTP/1.1`,
    `Host: ${named}`,
    `User-Agent: ${options.get('U') ?? 'Wget'}`,
    'Connection: close',
    ...options.all('header'),
    ...(posted === undefined
      ? []
      : ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${posted.length}`]),
  ];
  try {
    yield* sys.write(fd, `${lines.join('\r\n')}\r\n\r\n${posted ?? ''}`);
    if ((yield* sys.poll([{ fd }], deadline)).length === 0) throw late;
    const response = yield* readResponse(sys, fd, method === 'HEAD');
    if (!response) throw new Failure('error getting response');
    if (options.has('S'))
      yield* sys.write(
        2,
        `${response.head
          .trimEnd()
          .split('\r\n')
          .map((line) => `  ${line}\n`)
          .join('')}  \n`,
      );
    return response;
  } catch (error) {
    throw error instanceof Errno ? new Failure(`error getting response: ${error.message}`) : error;
  } finally {
    sys.close(fd);
  }
}

function* save(io: Stdio, options: Options, url: Url, body: Bytes, say: (text: string) => Run<void>): Run<void> {
  const { sys } = io;
  const own = url.target.replace(/\?.*/, '').replace(/^.*\//, '') || 'index.html';
  const name = options.get('O') ?? (options.has('P') ? `${options.get('P')}/${own}` : own);
  if (name === '-') {
    yield* say('writing to stdout\n');
    yield* say(bar('-', body.length));
    yield* sys.write(1, body);
    return yield* say('written to stdout\n');
  }
  let fd: Fd;
  try {
    fd = sys.open(name, ['write', 'create', options.has('O') ? 'truncate' : 'exclusive']);
  } catch (error) {
    throw new Failure(`can't open '${name}': ${asErrno(error).message}`);
  }
  yield* say(`saving to '${name}'\n`);
  yield* sys.write(fd, body);
  sys.close(fd);
  yield* say(bar(own, body.length));
  yield* say(`'${name}' saved\n`);
}

/** The progress bar when all has come; the name is cut at twenty characters. */
const bar = (name: string, bytes: number): string =>
  `${name.slice(0, 20).padEnd(20)} 100% |${'*'.repeat(32)}| ${String(bytes).padStart(5)}  0:00:00 ETA\n`;

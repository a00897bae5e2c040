import { asErrno, Errno } from '../../kernel/errno';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { encodeBase64 } from '../coreutils/base64';
import { type Response, readResponse } from '../http/message';
import { OptionError, type Options, optionSpecs, parseOptions } from '../options';
import { parseUrl, type Url } from './url';

const VERSION = '8.14.1';
const specs = optionSpecs(
  's,silent S,show-error f,fail fail-with-body o=,output O,remote-name i,include,show-headers I,head v,verbose m=,max-time connect-timeout= L,location X=,request d=,data data-raw= H=,header w=,write-out unix-socket= retry= retry-delay= retry-connrefused retry-all-errors A=,user-agent k,insecure 4,ipv4 6,ipv6 V,version help h N,no-buffer g,globoff compressed u=,user x=,proxy G,get',
);

/** curl's exit code and message. */
class CurlError extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** ms of CPU until the libraries are ready. */
const START = 4;

export const curl: Program = function* (sys, argv) {
  let options: Options;
  let operands: readonly string[];
  try {
    ({ options, operands } = parseOptions(argv.slice(1), specs));
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    const name = /'(.+)'/.exec(error.message)?.[1] ?? '';
    const long = name.startsWith('--') ? name : `-${name}`;
    yield* sys.write(
      2,
      `curl: option ${long}: ${error.message.includes('requires') ? 'requires parameter' : 'is unknown'}\ncurl: try 'curl --help' or 'curl --manual' for more information\n`,
    );
    return 2;
  }
  if (options.has('V')) {
    yield* sys.write(
      1,
      `curl ${VERSION} (x86_64-pc-linux-gnu) libcurl/${VERSION}\nRelease-Date: 2025-06-04\nProtocols: http\n`,
    );
    return 0;
  }
  if (operands.length === 0) {
    yield* sys.write(
      2,
      "curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    );
    return 2;
  }
  yield* sys.compute(START);
  let status = 0;
  for (const text of operands) status = yield* transfer(sys, options, text);
  return status;
};

function* transfer(sys: Syscalls, options: Options, text: string): Run {
  const tries = 1 + Number(options.get('retry') ?? 0);
  for (let attempt = 1; ; attempt++) {
    const started = sys.now();
    try {
      yield* fetchOnce(sys, options, text);
      return 0;
    } catch (error) {
      const failure =
        error instanceof CurlError
          ? error
          : new CurlError(23, `client returned ERROR on write: ${asErrno(error).message}`);
      const again =
        failure.code === 28 ||
        (failure.code === 7 && options.has('retry-connrefused', 'retry-all-errors')) ||
        options.has('retry-all-errors');
      const loud = !options.has('s') || options.has('S');
      if (attempt < tries && again) {
        const delay =
          options.get('retry-delay') === undefined ? 2 ** (attempt - 1) : Number(options.get('retry-delay'));
        if (loud)
          yield* sys.write(
            2,
            `Warning: Problem: ${failure.code === 7 ? 'connection refused' : 'timeout'}. Will retry in ${delay} second${delay === 1 ? '' : 's'}. ${tries - attempt} ${tries - attempt === 1 ? 'retry' : 'retries'} left.\n`,
          );
        yield* sys.sleep(delay * 1000);
        continue;
      }
      if (loud) yield* sys.write(2, `curl: (${failure.code}) ${failure.message}\n`);
      // With --fail it was written with the response.
      if (failure.code !== 22) yield* writeOut(sys, options, noResponse, started);
      return failure.code;
    }
  }
}

function* fetchOnce(sys: Syscalls, options: Options, text: string): Run<void> {
  const started = sys.now();
  let url = parseUrl(text);
  for (let hops = 0; ; hops++) {
    if (!url) throw new CurlError(3, 'URL rejected: Malformed input to a URL function');
    if (url.scheme !== 'http')
      throw new CurlError(
        url.scheme === 'https' ? 35 : 1,
        url.scheme === 'https'
          ? 'TLS is not part of this simulation; use http://'
          : `Protocol "${url.scheme}" not supported`,
      );
    const response = yield* exchange(sys, options, url, started);
    const location = response.headers.get('location');
    if (options.has('L') && response.status >= 300 && response.status < 400 && location !== undefined) {
      if (hops >= 50) throw new CurlError(47, 'Maximum (50) redirects followed');
      url = parseUrl(location.startsWith('/') ? `http://${url.host}:${url.port}${location}` : location);
      continue;
    }
    if (options.has('f') && response.status >= 400) {
      yield* writeOut(sys, options, response, started);
      throw new CurlError(22, `The requested URL returned error: ${response.status}`);
    }
    yield* deliver(sys, options, url, response);
    yield* writeOut(sys, options, response, started);
    return;
  }
}

function* exchange(sys: Syscalls, options: Options, url: Url, started: number): Run<Response> {
  const limit = Number(options.get('m') ?? Infinity) * 1000;
  const connectLimit = Number(options.get('connect-timeout') ?? Infinity) * 1000;
  const deadline = started + Math.min(limit, 300_000);
  const late = () =>
    new CurlError(
      28,
      `Operation timed out after ${Math.round(sys.now() - started)} milliseconds with 0 bytes received`,
    );
  const fd = yield* open(sys, options, url, Math.min(started + connectLimit, deadline), started);
  const data = options.all('d', 'data-raw').join('&');
  const method = options.get('X') ?? (options.has('I') ? 'HEAD' : data === '' ? 'GET' : 'POST');
  const own = options.all('H');
  const has = (name: string) => own.some((line) => line.toLowerCase().startsWith(`${name}:`));
  const host = url.port === 80 ? url.host : `${url.host}:${url.port}`;
  const headers = [
    ...(has('host') ? [] : [`Host: ${host}`]),
    ...(options.has('u') ? [`Authorization: Basic ${encodeBase64(options.get('u') ?? '')}`] : []),
    `User-Agent: ${options.get('A') ?? `curl/${VERSION}`}`,
    ...(has('accept') ? [] : ['Accept: */*']),
    ...own,
    ...(data === ''
      ? []
      : [
          `Content-Length: ${data.length}`,
          ...(has('content-type') ? [] : ['Content-Type: application/x-www-form-urlencoded']),
        ]),
  ];
  const head = `${method} ${url.target} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
  if (options.has('v'))
    yield* sys.write(
      2,
      `* Connected to ${url.host} (${sys.resolve(url.host) ?? url.host}) port ${url.port}\n${quoteLines('> ', head)}`,
    );
  try {
    yield* sys.write(fd, head + data);
    const ready = yield* sys.poll([{ fd }], deadline);
    if (ready.length === 0) throw late();
    const response = yield* readResponse(sys, fd, method === 'HEAD');
    if (!response) throw new CurlError(52, 'Empty reply from server');
    if (options.has('v')) yield* sys.write(2, quoteLines('< ', response.head));
    return response;
  } catch (error) {
    if (error instanceof Errno && (error.code === 'EPIPE' || error.code === 'ECONNRESET'))
      throw new CurlError(56, 'Recv failure: Connection reset by peer');
    throw error;
  } finally {
    sys.close(fd);
  }
}

const quoteLines = (mark: string, head: string): string =>
  `${head
    .trimEnd()
    .split('\r\n')
    .map((line) => `${mark}${line}\n`)
    .join('')}${mark}\n`;

function* open(sys: Syscalls, options: Options, url: Url, deadline: number, started: number): Run<number> {
  const socket = options.get('unix-socket');
  const took = () => Math.max(0, Math.floor(sys.now() - started));
  try {
    if (socket !== undefined) return yield* sys.connectUnix(socket);
    return yield* sys.connect({ host: url.host.replace(/^\[|\]$/g, ''), port: url.port }, deadline);
  } catch (error) {
    const { code } = asErrno(error);
    if (socket !== undefined)
      throw new CurlError(
        7,
        `Failed to connect to ${url.host} port ${url.port} via ${socket} after ${took()} ms: Could not connect to server`,
      );
    if (code === 'ENOENT') throw new CurlError(6, `Could not resolve host: ${url.host}`);
    if (code === 'ECONNRESET') throw new CurlError(56, 'Recv failure: Connection reset by peer');
    if (code === 'ETIMEDOUT') throw new CurlError(28, `Connection timed out after ${took()} milliseconds`);
    throw new CurlError(
      7,
      `Failed to connect to ${url.host} port ${url.port} after ${took()} ms: Could not connect to server`,
    );
  }
}

function* deliver(sys: Syscalls, options: Options, url: Url, response: Response): Run<void> {
  const text = (options.has('i', 'I') ? response.head : '') + (options.has('I') ? '' : response.body);
  const file = options.has('O') ? url.target.replace(/\?.*/, '').replace(/^.*\//, '') : options.get('o');
  if (file === undefined || file === '-') yield* sys.write(1, text);
  else {
    const fd = sys.open(file, ['write', 'create', 'truncate']);
    yield* sys.write(fd, text);
    sys.close(fd);
    if (!options.has('s')) yield* sys.write(2, meter(text.length));
  }
}

/** The progress meter, as it stands at the end. */
const meter = (bytes: number): string =>
  `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r100 ${String(bytes).padStart(5)}  100 ${String(bytes).padStart(5)}    0     0  ${String(bytes * 100).padStart(5)}      0 --:--:-- --:--:-- --:--:-- ${String(bytes * 100).padStart(5)}\n`;

const noResponse: Response = { status: 0, reason: '', version: '', head: '', headers: new Map(), body: '' };

function* writeOut(sys: Syscalls, options: Options, response: Response, started: number): Run<void> {
  const format = options.get('w');
  if (format === undefined) return;
  const seconds = ((sys.now() - started) / 1000).toFixed(6);
  const values: Readonly<Record<string, string>> = {
    http_code: String(response.status).padStart(3, '0'),
    response_code: String(response.status).padStart(3, '0'),
    time_total: seconds,
    size_download: String(response.body.length),
    content_type: response.headers.get('content-type') ?? '',
    num_redirects: '0',
    exitcode: '0',
    time_connect: '0.000150',
  };
  yield* sys.write(
    1,
    format
      .replace(/\\n/g, '\n')
      .replace(/\\t/g, '\t')
      .replace(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
  );
}

/** wget(1), for downloads and health checks: -q -O FILE --spider -T. */
export const wget: Program = function* (sys, argv) {
  const { options, operands } = parseOptions(
    argv.slice(1),
    optionSpecs('q,quiet O=,output-document spider T=,timeout t=,tries S,server-response no-verbose nv n='),
  );
  const url = parseUrl(operands[0] ?? '');
  if (!url) {
    yield* sys.write(2, 'wget: missing URL\nUsage: wget [OPTION]... [URL]...\n');
    return 1;
  }
  const args = [
    'curl',
    '-sS',
    '-f',
    '-L',
    ...(options.has('T') ? ['-m', options.get('T') ?? '900'] : []),
    ...(options.has('spider')
      ? ['-I', '-o', '/dev/null']
      : ['-o', options.get('O') ?? (url.target.replace(/^.*\//, '') || 'index.html')]),
    operands[0] ?? '',
  ];
  const status = yield* curl(sys, args);
  return status === 0 ? 0 : status === 22 ? 8 : 4;
};

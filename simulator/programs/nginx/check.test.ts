import { expect, it } from 'vitest';
import { accessLine } from './access-log';
import { checkPlaces, takesBlock } from './check';
import { ConfigError, parseConfig } from './config';

const refusal = (text: string): string => {
  try {
    checkPlaces(parseConfig(text, 'f', (name) => takesBlock(name) || name === 'odd'));
    return '';
  } catch (e) {
    if (!(e instanceof ConfigError)) throw e;
    return e.message;
  }
};

it.each([
  ['events {}\nserver { }', '"server" directive is not allowed here in f:2'],
  ['http {\n server { listen 80\n location / { } } }', 'directive "listen" is not terminated by ";" in f:3'],
  ['pid a;\npid b;', '"pid" directive is duplicate in f:2'],
  ['http {\n', 'unexpected end of file, expecting "}" in f:2'],
  ['}', 'unexpected "}" in f:1'],
  ['http { server { listen 1; listen 2; location / { root a; } } }', ''],
])('%j → %s', (text, message) => {
  expect(refusal(text)).toBe(message);
});

it('writes a line in the log_format that was named', () => {
  const http = parseConfig("log_format short '$request_method $uri ' '$status ${http_user_agent} $nosuch';", 'f');
  const request = {
    method: 'GET',
    target: '/a?b',
    version: '1.1',
    headers: new Map([['user-agent', 'test']]),
    body: '',
  };
  const served = {
    request,
    peer: '1.2.3.4',
    uri: '/a',
    status: 200,
    length: 5,
    began: 0,
    now: 0,
    hostname: 'h',
    serverName: 's',
    port: 80,
    upstream: '',
  };
  expect(accessLine(http, 'short', served)).toBe('GET /a 200 test -\n');
  expect(accessLine(http, undefined, served)).toBe(
    '1.2.3.4 - - [01/Jan/1970:00:00:00 +0000] "GET /a?b HTTP/1.1" 200 5 "-" "test"\n',
  );
});

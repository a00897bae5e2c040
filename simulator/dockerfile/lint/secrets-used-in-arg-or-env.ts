import { quoteGo } from '../go-quote';
import type { Rule } from './rule';

const SECRET = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const HARMLESS = /(?:_|^)(?:public|file|version)(?:_|$)/i;

export const secretsUsedInArgOrEnv: Rule = {
  name: 'SecretsUsedInArgOrEnv',
  build(one, _stage, _unset, report) {
    const names = one.kind === 'ARG' ? one.args : one.kind === 'ENV' ? one.pairs : [];
    for (const { name } of names)
      if (SECRET.test(name) && !HARMLESS.test(name))
        report(`Do not use ARG or ENV instructions for sensitive data (${one.kind} ${quoteGo(name)})`, one.start);
  },
};

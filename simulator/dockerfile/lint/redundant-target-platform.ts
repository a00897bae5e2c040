import type { Rule } from './rule';

export const redundantTargetPlatform: Rule = {
  name: 'RedundantTargetPlatform',
  from(from, _words, report) {
    const name = /^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(from.platform) ? from.platform : '';
    if (name !== '')
      report(`Setting platform to predefined ${name} in FROM is redundant as this is the default behavior`, from.start);
  },
};

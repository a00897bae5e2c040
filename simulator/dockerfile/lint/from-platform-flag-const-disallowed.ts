import { quoteGo } from '../go-quote';
import type { Rule } from './rule';

// A stage named after the platform's system or processor means what it says.
export const fromPlatformFlagConstDisallowed: Rule = {
  name: 'FromPlatformFlagConstDisallowed',
  from(from, { platform, platformNames }, report) {
    if (from.platform === '' || platformNames.length > 0) return;
    const [os = '', architecture = os] = platform.split('/');
    if (from.as.includes(os) || from.as.includes(architecture)) return;
    report(`FROM --platform flag should not use constant value ${quoteGo(platform)}`, from.start);
  },
};

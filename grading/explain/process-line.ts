import type { ProcessSeen } from '../battery/processes';
import { quoteCommand } from '../findings/quote-command';

/** “PID 7 `node server.js`” */
export const processLine = ({ pid, argv }: ProcessSeen): string => `PID ${pid} \`${quoteCommand(argv)}\``;

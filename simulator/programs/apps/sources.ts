import { gracefulJs } from './sources/graceful-js';
import { leakJs } from './sources/leak-js';
import { logToFileJs } from './sources/log-to-file-js';
import { serverJs } from './sources/server-js';
import { serverPy } from './sources/server-py';
import { shipperSh } from './sources/shipper-sh';
import { spawnerPy } from './sources/spawner-py';
import { workerJs } from './sources/worker-js';

/** The course's own applications, by file name: what the learner sees and copies. Models are chosen by content. */
export const appSources: Readonly<Record<string, string>> = {
  'graceful.js': gracefulJs,
  'leak.js': leakJs,
  'log-to-file.js': logToFileJs,
  'server.js': serverJs,
  'server.py': serverPy,
  'shipper.sh': shipperSh,
  'spawner.py': spawnerPy,
  'worker.js': workerJs,
};

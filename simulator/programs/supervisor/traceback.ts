import type { Errno } from '../../kernel/errno';

const HERE = '/usr/lib/python3/dist-packages/supervisor';

type Frame = readonly [file: string, line: number, name: string, source: string];

const OUTER: readonly Frame[] = [
  ['/usr/bin/supervisord', 8, '<module>', 'sys.exit(main())\n             ~~~~^^'],
  [`${HERE}/supervisord.py`, 359, 'main', 'go(options)\n    ~~^^^^^^^^^'],
  [`${HERE}/supervisord.py`, 369, 'go', 'd.main()\n    ~~~~~~^^'],
  [`${HERE}/supervisord.py`, 72, 'main', 'self.options.make_logger()\n    ~~~~~~~~~~~~~~~~~~~~~~~~^^'],
];

const OPENING: readonly Frame[] = [
  [
    `${HERE}/options.py`,
    1488,
    'make_logger',
    `loggers.handle_file(
    ~~~~~~~~~~~~~~~~~~~^
        self.logger,
        ^^^^^^^^^^^^
    ...<4 lines>...
        backups=self.logfile_backups,
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    )
    ^`,
  ],
  [`${HERE}/loggers.py`, 419, 'handle_file', "handler = RotatingFileHandler(filename, 'a', maxbytes, backups)"],
  [
    `${HERE}/loggers.py`,
    213,
    '__init__',
    'FileHandler.__init__(self, filename, mode)\n    ~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^',
  ],
  [`${HERE}/loggers.py`, 160, '__init__', 'self.stream = open(filename, mode)\n                  ~~~~^^^^^^^^^^^^^^^^'],
];

const ROTATING: readonly Frame[] = [
  [`${HERE}/options.py`, 1501, 'make_logger', 'self.logger.info(msg)\n    ~~~~~~~~~~~~~~~~^^^^^'],
  [
    `${HERE}/loggers.py`,
    327,
    'info',
    'self.log(LevelsByName.INFO, msg, **kw)\n    ~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
  ],
  [`${HERE}/loggers.py`, 345, 'log', 'handler.emit(record)\n    ~~~~~~~~~~~~^^^^^^^^'],
  [`${HERE}/loggers.py`, 227, 'emit', 'self.doRollover()\n    ~~~~~~~~~~~~~~~^^'],
  [
    `${HERE}/loggers.py`,
    264,
    'doRollover',
    'if not (self.stream.tell() >= self.maxBytes):\n            ~~~~~~~~~~~~~~~~^^',
  ],
];

const CLASSES: Readonly<Record<string, readonly [number, string]>> = {
  EACCES: [13, 'PermissionError'],
  ENOENT: [2, 'FileNotFoundError'],
  EISDIR: [21, 'IsADirectoryError'],
  ESPIPE: [29, 'OSError'],
  EROFS: [30, 'OSError'],
  ENOSPC: [28, 'OSError'],
};

/** What Python prints when supervisord's own log can't be opened or, being a pipe, can't be rotated. */
export function logTraceback(error: Errno, path: string): string {
  const [number, name] = CLASSES[error.code] ?? [5, 'OSError'];
  const rotating = error.code === 'ESPIPE';
  const frames = [...OUTER, ...(rotating ? ROTATING : OPENING)].map(
    ([file, line, caller, source]) => `  File "${file}", line ${line}, in ${caller}\n    ${source}\n`,
  );
  const about = rotating ? '' : `: '${path}'`;
  return `Traceback (most recent call last):\n${frames.join('')}${name}: [Errno ${number}] ${error.message}${about}\n`;
}

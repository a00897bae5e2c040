const transcripts = ['console', 'shellsession'];
const scripts = ['bash', 'sh', 'shell'];

export const isTranscript = (language: string): boolean => transcripts.includes(language);

/** `isFile`: it has a file's name over it, so a script is to be read and not typed. */
export const isRunnable = (language: string, isFile = false): boolean =>
  isTranscript(language) || (scripts.includes(language) && !isFile);

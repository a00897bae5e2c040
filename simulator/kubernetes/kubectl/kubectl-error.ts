/** Ends kubectl with a message on stderr. */
export class KubectlError extends Error {
  readonly exit: number;

  constructor(message: string, exit = 1) {
    super(message);
    this.exit = exit;
  }
}

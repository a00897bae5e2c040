/** Python that this simulation does not know; `message` names it. */
export class Unsupported extends Error {}

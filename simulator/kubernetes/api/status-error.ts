import { groupResource, type Resource } from './resources';

export interface Cause {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
}

/** What the API refuses: a Status object of kind Failure. */
export class StatusError extends Error {
  readonly reason: string;
  readonly code: number;
  readonly details: {
    readonly name?: string;
    readonly group?: string;
    readonly kind?: string;
    readonly causes?: readonly Cause[];
  };

  constructor(code: number, reason: string, message: string, details: StatusError['details'] = {}) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

const about = ({ group, plural }: Resource, name: string) => ({ name, ...(group && { group }), kind: plural });

export const notFound = (resource: Resource, name: string): StatusError =>
  new StatusError(404, 'NotFound', `${groupResource(resource)} "${name}" not found`, about(resource, name));

export const alreadyExists = (resource: Resource, name: string): StatusError =>
  new StatusError(409, 'AlreadyExists', `${groupResource(resource)} "${name}" already exists`, about(resource, name));

export const conflict = (resource: Resource, name: string): StatusError =>
  new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${groupResource(resource)} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
    about(resource, name),
  );

export const badRequest = (message: string): StatusError => new StatusError(400, 'BadRequest', message);

export const forbidden = (resource: Resource, name: string, why: string): StatusError =>
  new StatusError(403, 'Forbidden', `${groupResource(resource)} "${name}" is forbidden: ${why}`, about(resource, name));

/** Kubernetes prints one cause behind the colon and several as a list. */
export function invalid({ kind, group }: Resource, name: string, causes: readonly Cause[]): StatusError {
  const texts = [...new Set(causes.map(({ field, message }) => `${field}: ${message}`))];
  const list = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  const full = group === '' ? kind : `${kind}.${group}`;
  return new StatusError(422, 'Invalid', `${full} "${name}" is invalid: ${list}`, {
    name,
    ...(group && { group }),
    kind,
    causes,
  });
}

/** A familiar image name: `node:20-slim`, without `docker.io/library/`. */
export interface Reference {
  readonly repository: string;
  readonly tag: string;
  readonly digest?: string;
}

export class InvalidReference extends Error {}

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = `${LABEL}(?:\\.${LABEL})*(?::[0-9]+)?`;
const REFERENCE = new RegExp(
  `^(?:(${HOST})/)?(${COMPONENT}(?:/${COMPONENT})*)(?::(\\w[\\w.-]{0,127}))?(?:@(sha256:[a-fA-F0-9]{64}))?$`,
);

/** Reads an image name by the rules of the distribution reference; throws with Docker's text. */
export function parseReference(text: string): Reference {
  if (/^[a-f0-9]{64}$/.test(text)) {
    throw new InvalidReference(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
  }
  const [, host, path = '', tag, digest] = REFERENCE.exec(text) ?? [];
  if (path === '') {
    const name = text.replace(/:[^:/]*$/, '');
    const lower = name !== name.toLowerCase() && REFERENCE.test(name.toLowerCase());
    throw new InvalidReference(
      lower
        ? `invalid reference format: repository name (${familiar(name)}) must be lowercase`
        : 'invalid reference format',
    );
  }
  const domain = host !== undefined && (/[.:]/.test(host) || host === 'localhost' || host !== host.toLowerCase());
  const repository = familiar(
    host === undefined || domain ? [host, path].filter(Boolean).join('/') : `${host}/${path}`,
  );
  return { repository, tag: tag ?? (digest ? '' : 'latest'), ...(digest && { digest }) };
}

const familiar = (name: string): string => name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');

export const formatReference = ({ repository, tag, digest }: Reference): string =>
  `${repository}${tag === '' ? '' : `:${tag}`}${digest ? `@${digest}` : ''}`;

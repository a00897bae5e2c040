export interface Url {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  /** Path and query. */
  readonly target: string;
}

/** curl's reading of what is typed: a missing scheme is http; undefined for what is no URL. */
export function parseUrl(text: string): Url | undefined {
  const match = /^(?:([a-zA-Z][\w+.-]*):\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?([/?][^#]*)?(?:#.*)?$/.exec(
    text,
  );
  const host = match?.[2] ?? '';
  if (!match || host === '') return undefined;
  const scheme = (match[1] ?? 'http').toLowerCase();
  const target = match[4] ?? '/';
  return {
    scheme,
    host,
    port: Number(match[3] || (scheme === 'https' ? 443 : 80)),
    target: target.startsWith('/') ? target : `/${target}`,
  };
}

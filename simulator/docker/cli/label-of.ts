import { decodeUtf8 } from '../../bytes';
import type { GoMethod } from '../../cli/template/value';

/** `{{.Label "tier"}}` */
export const labelOf =
  (labels: Readonly<Record<string, string>>): GoMethod =>
  (key) =>
    decodeUtf8(labels[String(key)] ?? '');

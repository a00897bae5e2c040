import type { GoMethod } from '../../cli/template/value';

/** `{{.Label "tier"}}` */
export const labelOf =
  (labels: Readonly<Record<string, string>>): GoMethod =>
  (key) =>
    labels[String(key)] ?? '';

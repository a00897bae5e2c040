import type { LabelSelector, Labels } from './objects';

export interface Requirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | '!' | '=' | '!=';
  readonly values: readonly string[];
}

/** Does an object with these labels have what the selector asks for? An empty one selects everything. */
export const matches = (requirements: readonly Requirement[], labels: Labels = {}): boolean =>
  requirements.every(({ key, operator, values }) => {
    const value = labels[key];
    if (operator === 'exists') return value !== undefined;
    if (operator === '!') return value === undefined;
    const among = value !== undefined && values.includes(value);
    return operator === 'in' || operator === '=' ? among : !among;
  });

export class SelectorError extends Error {}

/** `a=b,c!=d,e in (f,g),h,!i`, as -l takes it. Throws SelectorError. */
export function parseSelector(text: string): readonly Requirement[] {
  const parts =
    text
      .match(/[^,()]*(?:\([^)]*\))?[^,()]*/g)
      ?.map((part) => part.trim())
      .filter(Boolean) ?? [];
  return parts.map((part) => {
    const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(part);
    if (set) {
      const values = (set[3] ?? '').split(',').map((value) => value.trim());
      return { key: set[1] ?? '', operator: set[2] as 'in' | 'notin', values };
    }
    const [, key = '', sign = '', value = ''] = /^([^=!\s]+)\s*(==|=|!=)\s*(\S*)$/.exec(part) ?? [];
    if (sign) return { key, operator: sign === '!=' ? '!=' : '=', values: [value] };
    const alone = /^(!?)\s*([\w./-]+)$/.exec(part);
    if (!alone)
      throw new SelectorError(`unable to parse requirement: found '${part}', expected: ',' or 'end of string'`);
    return { key: alone[2] ?? '', operator: alone[1] === '!' ? '!' : 'exists', values: [] };
  });
}

const operators: Readonly<Record<string, Requirement['operator']>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
};

export const requirementsOf = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector): readonly Requirement[] => [
  ...Object.entries(matchLabels).map(([key, value]) => ({ key, operator: '=' as const, values: [value] })),
  ...matchExpressions.map(({ key, operator, values = [] }) => ({
    key,
    operator: operators[operator] ?? ('in' as const),
    values,
  })),
];

/** As tables and descriptions show it. */
export const formatSelector = (selector: LabelSelector): string => formatRequirements(requirementsOf(selector));

export const formatRequirements = (requirements: readonly Requirement[]): string =>
  [...requirements]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, operator, values }) => {
      if (operator === 'exists') return key;
      if (operator === '!') return `!${key}`;
      if (operator === 'in' || operator === 'notin') return `${key} ${operator} (${[...values].sort().join(',')})`;
      return `${key}${operator}${values[0] ?? ''}`;
    })
    .join(',');

export const formatLabels = (labels: Labels | undefined, none = '<none>'): string => {
  const entries = Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? none : entries.map(([name, value]) => `${name}=${value}`).join(',');
};

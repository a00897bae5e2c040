import type { Finding } from '../findings/rule';

const levels = { essential: 'error', actionable: 'warning', informative: 'note', celebratory: 'none' } as const;

/** Relative, with every sign encoded that means something in an address. */
const uriOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

/** SARIF 2.1.0, for code scanning. */
export function sarif(findings: readonly Finding[]): object {
  const ids = [...new Set(findings.map(({ id }) => id))];
  const rules = ids.map((id) => {
    const first = findings.find((one) => one.id === id);
    return {
      id,
      shortDescription: { text: first?.message ?? id },
      help: { text: first?.why || (first?.message ?? id) },
    };
  });
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pid-one', rules } },
        results: findings.map(({ id, severity, file, line, message, why, fix }) => ({
          ruleId: id,
          ruleIndex: ids.indexOf(id),
          // 3.27.10: a level of none belongs to what is no failure.
          ...(severity === 'celebratory' && { kind: 'pass' }),
          level: levels[severity],
          message: { text: [message, why, fix].filter(Boolean).join(' ') },
          locations: [
            { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line ?? 1 } } },
          ],
        })),
      },
    ],
  };
}

/** What an exercise's report lost, as findings. */
export const lostAsFindings = (
  checks: readonly {
    id: string;
    points: number;
    earned: number;
    essential: boolean;
    observed: string;
    why: string | null;
    file: string | null;
    line: number | null;
    next: string | null;
  }[],
): Finding[] =>
  checks
    .filter(({ earned, points }) => earned < points)
    .map(({ id, essential, observed, why, file, line, next }) => ({
      id,
      severity: essential ? 'essential' : 'actionable',
      file: file ?? 'Dockerfile',
      line,
      message: observed,
      why: why ?? '',
      fix: next ?? '',
    }));

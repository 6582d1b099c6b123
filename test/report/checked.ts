import type { NotJudged } from '../../src/readiness/finding.ts';
import type { Checked, ShownFinding } from '../../src/report/findings.ts';

/** A finding of a test, about nothing in particular. */
export function finding(more: Partial<ShownFinding> = {}): ShownFinding {
  return {
    rule: 'resource-absurd',
    severity: 'error',
    place: { file: 'a.yaml', line: 3, column: 5 },
    path: '.resources.limits.memory',
    message: 'too much',
    why: 'it fits no node',
    fix: 'write less',
    value: '100Gi',
    documentation: 'https://example.com/rules/resource-absurd.md',
    excerpt: '    3 | a: 100Gi\n      |    ^^^^^',
    ...more,
  };
}

/** What a check of three files found. */
export function checked(findings: readonly ShownFinding[], notJudged: readonly NotJudged[] = []): Checked {
  return { files: 3, findings, notJudged };
}

/** Words that would do harm wherever they are taken for more than text. */
export const hostile = 'x\n::error::y\r\u001b[2J | <img src=x> @team `\u202egnp.sj\u2066';

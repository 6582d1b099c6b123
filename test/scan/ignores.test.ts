import { describe, expect, it } from 'vitest';
import { expiredIgnores } from '../../src/scan/ignores.ts';

const now = new Date('2026-06-15T12:00:00Z');

describe('entries of an ignore file whose time is over', () => {
  it('are told of lines', () => {
    const text =
      '# CVE-0 exp:2020-01-01\nCVE-1 exp:2026-06-14\r\n\nCVE-2 exp:2026-06-16\nCVE-3\n  CVE-4   exp:2026-01-31  # why\nCVE-5 exp:soon\n';
    expect(expiredIgnores(text, 'a/.trivyignore', now)).toEqual([
      { id: 'CVE-1', on: '2026-06-14' },
      { id: 'CVE-4', on: '2026-01-31' },
    ]);
  });

  it('are told of YAML, of every kind', () => {
    const text = `vulnerabilities:
  - id: CVE-1
    expired_at: 2026-06-14
    statement: x
  - id: CVE-2
    expired_at: 2026-12-31
  - id: CVE-3
secrets:
  - { id: github-pat, expired_at: "2026-01-01" }
misconfigurations: none
`;
    expect(expiredIgnores(text, '.trivyignore.yaml', now)).toEqual([
      { id: 'CVE-1', on: '2026-06-14' },
      { id: 'github-pat', on: '2026-01-01' },
    ]);
  });

  it.each(['', '[]', '- x', 'a: [', 'vulnerabilities: {id: x}', '\u0000', 'a: &a [*a]'])(
    'are none where there is no such file: %j',
    (text) => {
      expect(expiredIgnores(text, '.trivyignore.yml', now)).toEqual([]);
      expect(expiredIgnores(text, '.trivyignore', now)).toEqual([]);
    },
  );
});

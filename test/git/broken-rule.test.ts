import { describe, expect, it } from 'vitest';
import { brokenRule, brokenRuleSaid } from '../../src/git/broken-rule.ts';

const told = (...lines: readonly string[]) => lines.map((line) => `remote: ${line}`).join('\n');

describe('what git is told of a refused push', () => {
  it('names what the protection of a branch asks for', () => {
    const said = told(
      'error: GH006: Protected branch update failed for refs/heads/main.',
      'error: Required status check "ci" is expected.',
    );
    expect(brokenRule(said)).toEqual({ of: 'protection', violations: ['Required status check "ci" is expected.'] });
  });

  it('names it in its newer form, too', () => {
    const said = told(
      'error: GH006: Protected branch update failed for refs/heads/main.',
      '',
      '- Changes must be made through a pull request.        ',
      '',
    );
    expect(brokenRule(said)?.violations).toEqual(['Changes must be made through a pull request.']);
  });

  it('names all that rulesets ask for, and not where to read them', () => {
    const said = told(
      'Resolving deltas: 100% (1/1), completed with 1 local object.',
      'error: GH013: Repository rule violations found for refs/heads/main.',
      'Review all repository rules at https://github.com/acme/gitops/rules?ref=refs%2Fheads%2Fmain',
      '',
      '- Changes must be made through a pull request.',
      '',
      '- 12 of 12 required status checks are expected.',
      '',
    );
    const violations = [
      'Changes must be made through a pull request.',
      '12 of 12 required status checks are expected.',
    ];
    expect(brokenRule(`${said}\n ! [remote rejected] main -> main`)).toEqual({ of: 'ruleset', violations });
  });

  it('tells a branch that a merge queue has locked', () => {
    const said = told(
      'error: GH006: Protected branch update failed for refs/heads/test-pr.',
      'error: A pull request for this branch has been added to a merge queue. Branches that        ',
      'error: are queued for merging cannot be updated. To modify this branch, dequeue the',
      'error: associated pull request.',
    );
    expect(brokenRule(said)?.of).toBe('queue');
  });

  it('is no rule of GitHub where another hook refuses', () => {
    expect(brokenRule(told('no deployments on Fridays'))).toBeUndefined();
    expect(brokenRule('error: GH006: Protected branch update failed')).toBeUndefined();
  });

  it('is cut, and loses what would move a cursor or turn text around', () => {
    const bad = `- \u001b[2Jevil \u202etxt ${'x'.repeat(1000)}`;
    const many = Array.from({ length: 50 }, () => bad);
    const rule = brokenRule(told('error: GH013: Repository rule violations found for refs/heads/main.', ...many));
    expect(rule?.violations.length).toBe(10);
    for (const one of rule?.violations ?? []) {
      expect(one).toMatch(/^\[2Jevil txt x+$/);
      expect(one.length).toBeLessThanOrEqual(300);
    }
  });
});

describe('what the API says of a refused push', () => {
  it.each([
    ['Repository rule violations found Changes must be made through a pull request.', false, 'ruleset'],
    ['Changes must be made through a pull request.', true, 'protection'],
    ['Changes must be made through the merge queue', false, 'protection'],
    ['Branches that are queued for merging cannot be updated.', true, 'queue'],
  ] as const)('%s', (message, isProtection, of) => expect(brokenRuleSaid(message, isProtection)?.of).toBe(of));

  it('is no rule where it says something else', () => {
    expect(brokenRuleSaid('Object does not exist', false)).toBeUndefined();
  });
});

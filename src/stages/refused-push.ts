import type { Event } from '../deployment/machine.ts';
import type { BrokenRule, CommitResult } from '../ports/gitops-repository.ts';
import type { Ruleset } from '../ports/rules.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

type Refused = Extract<CommitResult, { result: 'refused' }>;

/** The end of a deployment whose push a rule or a hook refuses: which rule, and what can be done about it. */
export async function refusedPush(run: Run<'forge'>, refused: Refused, branch: string): Promise<Event> {
  const { sentence, remedy } = await explainRefusal(run, refused, branch);
  return ended('failed', 'write-refused', { stage: 'write', sentence, ...(remedy === undefined ? {} : { remedy }) });
}

/** Which rule refuses a push, as far as it can be known; what is no rule of GitHub's is told as the server said it. */
export async function explainRefusal(
  run: Run<'forge'>,
  { message, rule }: Refused,
  branch: string,
): Promise<{ readonly sentence: string; readonly remedy?: string }> {
  if (rule === undefined) return { sentence: message };
  const said = rule.violations.length === 0 ? message : rule.violations.join(' ');
  const { repository, branch: base } = run.plan.gitops;
  if (rule.of === 'queue')
    return {
      sentence: `${branch} of ${repository} is locked: ${said}`,
      remedy: 'Wait for the merge queue, or take the pull request out of it.',
    };
  if (rule.of === 'protection')
    return {
      sentence: `the protection of ${branch} of ${repository} refuses the push: ${said}`,
      remedy: remedyFor(
        branch === base,
        'let the token pass it ("Allow specified actors to bypass required pull requests")',
      ),
    };
  const { rulesets, isSure } = await blamed(run, rule, branch);
  const listed = (names: readonly string[]) => names.join(isSure ? ' and ' : ' or ');
  const [subject, where] =
    rulesets.length === 0
      ? [`a ruleset of ${repository}`, 'the ruleset']
      : [listed(rulesets.map(nameOf)), listed(rulesets.map(({ name }) => `"${name ?? 'the ruleset'}"`))];
  return {
    sentence: `${subject} ${isSure && rulesets.length > 1 ? 'refuse' : 'refuses'} the push to ${branch}: ${said}`,
    remedy: remedyFor(branch === base, `add the GitHub App (or whose token it is) to the bypass list of ${where}`),
  };
}

/** Only the branch that Argo CD follows has a way around a push. */
function remedyFor(isBase: boolean, bypass: string): string {
  if (!isBase) return `Let gitops-deploy/** be pushed: ${bypass}, or leave these branches out of it.`;
  return `Use \`write: pull-request\`, or \`write: push-or-pull-request\`; or ${bypass}.`;
}

function nameOf({ name, source, url }: Ruleset): string {
  const called = name === undefined ? 'a ruleset' : `the ruleset "${name}"`;
  return `${called} of ${source}${url === undefined ? '' : ` (${url})`}`;
}

/** Words of a violation, and the kind of rule that they are about. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/through a pull request|approving review/i, 'pull_request'],
  [/merge queue/i, 'merge_queue'],
  [/status check/i, 'required_status_checks'],
  [/verified signatures?/i, 'required_signatures'],
  [/force-push/i, 'non_fast_forward'],
  [/cannot delete/i, 'deletion'],
  [/creations? being restricted|cannot create/i, 'creation'],
  [/cannot update/i, 'update'],
];

/** The rulesets with a rule of such a kind; where none has, one of those of the branch. */
async function blamed(
  run: Run<'forge'>,
  { violations }: BrokenRule,
  branch: string,
): Promise<{ readonly rulesets: readonly Ruleset[]; readonly isSure: boolean }> {
  const { rules } = await run.ports.forge();
  const known = await rules.of(branch, run.signal);
  const broken = kinds.filter(([words]) => violations.some((one) => words.test(one))).map(([, kind]) => kind);
  const matching = known.filter((ruleset) => ruleset.rules.some((kind) => broken.includes(kind)));
  return matching.length > 0 ? { rulesets: matching, isSure: true } : { rulesets: known, isSure: known.length < 2 };
}

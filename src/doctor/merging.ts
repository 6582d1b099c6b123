import { listAt } from '../data/fields.ts';
import type { Writing } from './branch.ts';
import { requiredChecks, requiredReviews } from './branch.ts';
import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';
import type { BranchFacts, RepositorySettings } from './facts.ts';

type Method = 'merge' | 'squash' | 'rebase';

/** Whether the way to merge that is configured is one that the repository has. */
export function judgeMerging(facts: BranchFacts, settings: RepositorySettings, writing: Writing): Diagnosis {
  const { environment, write, merge, branch } = writing;
  const { fine, problem, unknown } = answering('merging', environment);
  if (write === 'push') return fine('nothing is merged: it is pushed');
  if (merge === 'manual') return fine('a person merges');
  if (hasQueue(facts)) return fine(`the merge queue of ${branch} merges`);
  if (settings.methods === undefined)
    return unknown(
      'GitHub does not show how the repository merges to this token',
      'look under Settings, General, Pull Requests',
    );
  const methods = methodsLeft(facts, settings.methods);
  if (methods.length === 0)
    return problem(
      `no way to merge is left: the repository allows ${settings.methods.join(', ') || 'none'}, and the rules of ${branch} take none of them`,
      'allow squash or rebase merging (Settings, General, Pull Requests)',
    );
  const missing = needed(facts);
  if (merge === 'immediate' && missing.length > 0)
    return problem(
      `\`merge: immediate\` would be refused at once: ${missing.join(' and ')}`,
      `use \`merge: auto\` for ${environment}${settings.allowsAutoMerge === true ? '' : ', and allow auto-merge (Settings, General)'}`,
    );
  if (merge === 'auto' && missing.length > 0 && settings.allowsAutoMerge === false)
    return problem(
      `\`merge: auto\` waits for ${missing.join(' and ')}, and the repository does not allow auto-merge`,
      'allow it: Settings, General, Pull Requests, Allow auto-merge',
    );
  return fine(`by ${methods[0]}${missing.length === 0 ? ', at once' : `, after ${missing.join(' and ')}`}`);
}

function hasQueue({ rules }: BranchFacts): boolean {
  return rules.some(({ type }) => type === 'merge_queue');
}

function needed(facts: BranchFacts): readonly string[] {
  const reviews = requiredReviews(facts);
  const checks = requiredChecks(facts);
  return [
    ...(reviews === 0 ? [] : [`${reviews} approving review${reviews === 1 ? '' : 's'}`]),
    ...(checks.length === 0 ? [] : [`the checks ${checks.join(', ')}`]),
  ];
}

/** Methods that rules leave: a linear history takes no merge commit, and a rule of pull requests may name some alone. */
function methodsLeft({ rules, protection }: BranchFacts, methods: readonly Method[]): readonly Method[] {
  const isLinear = protection?.rest?.isLinear === true || rules.some(({ type }) => type === 'required_linear_history');
  const named = rules
    .filter(({ type }) => type === 'pull_request')
    .map(({ parameters }) => listAt(parameters, 'allowed_merge_methods'))
    .filter((list) => list.length > 0);
  return methods.filter((method) => !(isLinear && method === 'merge') && named.every((list) => list.includes(method)));
}

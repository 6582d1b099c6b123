import { listAt, numberAt, textAt } from '../data/fields.ts';
import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';
import type { BranchFacts, BranchRule, TokenKind } from './facts.ts';

/** How an environment is written to. */
export interface Writing {
  readonly environment: string;
  readonly write: 'push' | 'pull-request' | 'push-or-pull-request';
  readonly merge: 'auto' | 'immediate' | 'manual';
  /** By whom commits are made: those of the API are signed by GitHub, those of git are not signed. */
  readonly by: 'api' | 'git';
  readonly branch: string;
}

/** What of a branch stands in the way of a push, and what cannot be known before. */
interface Obstacles {
  readonly certain: readonly string[];
  readonly doubtful: readonly string[];
}

/** Rules that say nothing of a push of one ordinary commit. */
const harmless: readonly string[] = ['deletion', 'non_fast_forward', 'required_linear_history', 'creation'];

function obstacleOf(rule: BranchRule, by: Writing['by']): Partial<Record<keyof Obstacles, string>> {
  const from = ` (${rule.ruleset})`;
  switch (rule.type) {
    case 'pull_request':
      return { certain: `changes must come by pull request${from}` };
    case 'merge_queue':
      return { certain: `changes must come through the merge queue${from}` };
    case 'update':
      return { certain: `only who may bypass it updates the branch${from}` };
    case 'required_status_checks':
      return {
        certain: `${checksOf(rule).join(', ') || 'checks'} must have passed, which a new commit has not${from}`,
      };
    case 'required_deployments':
      return { certain: `it must have been deployed elsewhere before${from}` };
    case 'required_signatures':
      return by === 'git' ? { certain: `commits must be signed, and those of git are not${from}` } : {};
    default:
      return harmless.includes(rule.type) ? {} : { doubtful: `the rule ${rule.type}${from}` };
  }
}

function obstaclesTo({ rules, protection }: BranchFacts, by: Writing['by']): Obstacles {
  const found = rules.filter(({ isBypassed }) => isBypassed !== true).map((rule) => obstacleOf(rule, by));
  const checks = protection?.checks ?? [];
  const rest = protection?.rest;
  const byProtection = 'the protection of the branch';
  return {
    certain: [
      ...found.flatMap(({ certain }) => certain ?? []),
      ...(checks.length === 0
        ? []
        : [`${checks.join(', ')} must have passed, which a new commit has not (${byProtection})`]),
      ...((rest?.reviews ?? 0) === 0 ? [] : [`changes must come by a reviewed pull request (${byProtection})`]),
      ...(rest?.isSigned === true && by === 'git'
        ? [`commits must be signed, and those of git are not (${byProtection})`]
        : []),
    ],
    doubtful: [
      ...found.flatMap(({ doubtful }) => doubtful ?? []),
      ...(rest?.isRestricted === true ? [`${byProtection} names who may push`] : []),
      ...(protection !== undefined && rest === undefined ? [`${byProtection} is told to administrators alone`] : []),
    ],
  };
}

/** Checks that the rules of a branch require, by name. */
export function requiredChecks({ rules, protection }: BranchFacts): readonly string[] {
  return [...new Set([...rules.flatMap(checksOf), ...(protection?.checks ?? [])])];
}

function checksOf({ type, parameters }: BranchRule): readonly string[] {
  if (type !== 'required_status_checks') return [];
  return listAt(parameters, 'required_status_checks').flatMap((one) => textAt(one, 'context') ?? []);
}

/** Whether a push would pass. */
export function judgeWrite(facts: BranchFacts, writing: Writing): Diagnosis {
  const { environment, write, by, branch } = writing;
  const { fine, problem, unknown } = answering('write', environment);
  if (write === 'pull-request') return fine(`by pull request to ${branch}`);
  const { certain, doubtful } = obstaclesTo(facts, by);
  const isSigned = certain.every((one) => one.startsWith('commits must be signed'));
  if (certain.length > 0 && write === 'push-or-pull-request')
    return fine(`by pull request, as a push to ${branch} would be refused: ${certain.join('; ')}`);
  if (certain.length > 0)
    return problem(
      `a push to ${branch} would be refused: ${certain.join('; ')}`,
      isSigned
        ? 'use `gitops.transport: api`: GitHub signs the commits that are made by its API'
        : `use \`write: pull-request\` for ${environment}, or let the App of the token bypass the rule`,
    );
  if (doubtful.length > 0)
    return unknown(
      `nothing known refuses a push to ${branch}, but ${doubtful.join('; ')}`,
      'look under Settings, Rules (or Branches) of the GitOps repository; `write: push-or-pull-request` is good for both',
    );
  const bypassed = facts.rules.filter(({ isBypassed }) => isBypassed === true).length;
  return fine(`a push to ${branch} passes${bypassed === 0 ? '' : ', as this token bypasses its rules'}`);
}

/** Whether the branches of pull requests can be made, and made anew. */
export function judgeOurBranch(facts: BranchFacts, { environment, by }: Writing, name: string): Diagnosis {
  const { fine, problem } = answering('our-branch', environment);
  const forbidden: Readonly<Record<string, string>> = {
    creation: 'forbids to create it',
    update: 'forbids to update it',
    non_fast_forward: 'forbids force pushes, by which it is made anew',
    deletion: 'forbids to delete it once it is merged',
    pull_request: 'wants pull requests for it',
    merge_queue: 'wants a merge queue for it',
    required_status_checks: 'wants checks before it is pushed',
    ...(by === 'git' ? { required_signatures: 'wants signed commits, which git does not make' } : {}),
  };
  const broken = facts.rules
    .filter(({ isBypassed }) => isBypassed !== true)
    .flatMap(({ type, ruleset }) => (forbidden[type] === undefined ? [] : [`${ruleset} ${forbidden[type]}`]));
  if (broken.length === 0) return fine(`${name} can be made`);
  return problem(
    `${name}: ${broken.join('; ')}`,
    'exclude `gitops-deploy/**/*` in that ruleset (Settings, Rules, Rulesets)',
  );
}

/** Whether checks that are required start for what a token does. */
export function judgeStarts(
  facts: BranchFacts,
  kind: TokenKind,
  { environment, write }: Pick<Writing, 'environment' | 'write'>,
): Diagnosis {
  const { fine, problem, unknown } = answering('starts-workflows', environment);
  const checks = requiredChecks(facts);
  const required = checks.length === 0 ? 'no check is required' : `required: ${checks.join(', ')}`;
  const useApp = 'make the token by a GitHub App: `app-id` and `app-private-key` (docs/permissions.md)';
  if (kind === 'actions' && checks.length > 0 && write !== 'push')
    return problem(`GITHUB_TOKEN starts no workflows, and ${checks.join(', ')} would never begin`, useApp);
  if (kind === 'actions')
    return fine(`none start for GITHUB_TOKEN; ${required}`, 'a GitHub App is what lets workflows run on our commits');
  if (kind === 'unknown') return unknown(`the kind of the token is not known; ${required}`, useApp);
  return fine(`they start; ${required}`);
}

/** How many approving reviews a branch asks for. */
export function requiredReviews({ rules, protection }: BranchFacts): number {
  const byRules = rules
    .filter(({ type }) => type === 'pull_request')
    .map(({ parameters }) => numberAt(parameters, 'required_approving_review_count') ?? 0);
  return Math.max(0, ...byRules, protection?.rest?.reviews ?? 0);
}

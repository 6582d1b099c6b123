import { notFound } from '../refusal.ts';
import { commitReply } from '../replies/commit.ts';
import { repositoryPage, repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { route } from '../route.ts';
import type { Protection } from '../state.ts';

function ruleOf({ repository, path }: Call): Protection | undefined {
  return repository.protections.get(path.branch ?? '');
}

/** https://docs.github.com/rest/branches/branches#get-a-branch: what a branch protection asks for, and no ruleset */
function getBranch(call: Call): Answer {
  const { state, repository, path } = call;
  const name = path.branch ?? '';
  const sha = repository.bare.ref(`refs/heads/${name}`);
  const [commit] = sha === undefined ? [] : repository.bare.commits('-1', sha);
  if (commit === undefined) throw notFound();
  const rule = ruleOf(call);
  const isProtected = rule !== undefined && rule.asRuleset !== true;
  const contexts = isProtected ? (rule.requiredChecks ?? []) : [];
  const url = `${repositoryUrl(state, repository)}/branches/${name}`;
  const checks = {
    enforcement_level: contexts.length === 0 ? 'off' : 'non_admins',
    contexts,
    checks: contexts.map((context) => ({ context, app_id: null })),
  };
  const body = {
    name,
    commit: commitReply(state, repository, commit),
    _links: { self: url, html: `${repositoryPage(state, repository)}/tree/${name}` },
    protected: rule !== undefined,
    protection: { enabled: isProtected, required_status_checks: checks },
    protection_url: `${url}/protection`,
  };
  return { status: 200, body };
}

/** https://docs.github.com/rest/repos/rules#get-rules-for-a-branch: rulesets, and no branch protection */
function getRules(call: Call): Answer {
  const rule = ruleOf(call);
  const contexts = rule?.asRuleset === true ? (rule.requiredChecks ?? []) : [];
  const source = {
    ruleset_source_type: 'Repository',
    ruleset_source: call.repository.fullName,
    ruleset_id: 1,
  };
  const parameters = {
    required_status_checks: contexts.map((context) => ({ context })),
    strict_required_status_checks_policy: false,
  };
  const body = contexts.length === 0 ? [] : [{ type: 'required_status_checks', ...source, parameters }];
  return { status: 200, body };
}

export const ruleRoutes: readonly Route[] = [
  route('GET /branches/{branch}', ['contents=read'], getBranch),
  route('GET /rules/branches/{branch}', [], getRules),
];

import { withoutUndefined } from '../data/fields.ts';
import type { Rules, Ruleset } from '../ports/rules.ts';
import { shortLine } from '../text/plain.ts';
import type { Client, GitHub } from './client.ts';
import { ask } from './client.ts';

const reading = { what: 'reading the rules of', stage: 'write', needs: 'metadata=read' } as const;

/** Rulesets of the GitOps repository. */
export function createRules(client: Client): Rules {
  return {
    of: async (branch, signal) => {
      try {
        return await ask(client, { ...reading, signal }, (github) => rulesetsOf(github, branch));
      } catch {
        // it would only explain: whatever keeps it from being known is no reason to end
        signal.throwIfAborted();
        return [];
      }
    },
  };
}

/** https://docs.github.com/rest/repos/rules#get-rules-for-a-branch tells the rules with their rulesets, but not how those are called */
async function rulesetsOf(github: GitHub, branch: string): Promise<readonly Ruleset[]> {
  const { rest, at } = github;
  const { data } = await rest.repos.getBranchRules({ ...at, branch, per_page: 100 });
  const ids = [...new Set(data.flatMap(({ ruleset_id }) => ruleset_id ?? []))];
  return Promise.all(
    ids.map(async (id) => {
      const rules = data.filter(({ ruleset_id }) => ruleset_id === id);
      const source = rules[0]?.ruleset_source ?? `${at.owner}/${at.repo}`;
      return { source: shortLine(source), rules: rules.map(({ type }) => type), ...(await namedRuleset(github, id)) };
    }),
  );
}

/** One of an organization is told only to those who may see it there. */
async function namedRuleset({ rest, at }: GitHub, id: number): Promise<Pick<Ruleset, 'name' | 'url'>> {
  try {
    const { data } = await rest.repos.getRepoRuleset({ ...at, ruleset_id: id });
    const url = data._links?.html?.href;
    return withoutUndefined({ name: shortLine(data.name), url: url?.startsWith('http') === true ? url : undefined });
  } catch {
    at.request.signal.throwIfAborted();
    return {};
  }
}

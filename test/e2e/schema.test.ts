import { describe, expect, it } from 'vitest';
import { saidOf } from '../rules/judged.ts';
import { ApiServer } from '../rules/schema/api-server.ts';
import { chances, changed, changesOf, goodObjects } from '../rules/schema/change.ts';
import { isExplained } from '../rules/schema/explained.ts';

const { REALWORLD_API_URL: url, REALWORLD_API_TOKEN: token, REALWORLD_API_CA: ca, SEED: seed = '1' } = process.env;

/** Errors of the rule `schema-valid`. */
function errorsOf(text: string): readonly string[] {
  return saidOf({ 'app.yaml': text }, { rule: 'schema-valid' }).flatMap(({ finding }) =>
    finding.severity === 'error' ? finding.message : [],
  );
}

describe.skipIf(url === undefined || token === undefined || ca === undefined)(
  'schema-valid beside a real API server',
  () => {
    it('says of changed objects what the server says in a strict dry run', async () => {
      const server = new ApiServer({ url: url ?? '', token: token ?? '', ca: ca ?? '' });
      const chance = chances(Number(seed));
      const [stricter, missed]: [unknown[], unknown[]] = [[], []];
      let asked = 0;
      for (const { name, text } of goodObjects()) {
        const [apiVersion = '', kind = ''] = name.split(' ');
        // the definitions of this cluster may be others than those that we know
        if ((await server.judge(apiVersion, kind, text))?.isRefused !== false) continue;
        for (const change of changesOf(text, 8, chance)) {
          const errors = errorsOf(changed(text, change));
          const verdict = await server.judge(apiVersion, kind, changed(text, change));
          if (verdict === undefined) continue;
          asked += 1;
          const { isRefused, reason, message } = verdict;
          if (!isRefused && errors.length > 0) stricter.push({ name, change, errors });
          if (isRefused && errors.length === 0 && !isExplained(change, { reason, message }))
            missed.push({ name, change, message });
        }
      }
      expect({ stricter, missed }).toEqual({ stricter: [], missed: [] });
      expect(asked).toBeGreaterThan(300);
    });
  },
);

import { describe, expect, it } from 'vitest';
import { ApiServer } from '../rules/schema/api-server.ts';
import { chances, changed, changesOf, goodObjects } from '../rules/schema/change.ts';
import { isExplained, ourVerdict } from '../rules/schema/explained.ts';

const { REALWORLD_API_URL: url = '', REALWORLD_API_TOKEN: token = '', REALWORLD_API_CA: ca = '' } = process.env;
const seed = Number(process.env['SEED'] ?? '1');

describe.skipIf([url, token, ca].includes(''))('schema-valid beside a real API server', () => {
  it('says of changed objects what the server says in a strict dry run', async () => {
    const server = new ApiServer({ url, token, ca });
    const chance = chances(seed);
    const [stricter, missed]: [unknown[], unknown[]] = [[], []];
    let asked = 0;
    for (const { name, text } of goodObjects()) {
      const [apiVersion = '', kind = ''] = name.split(' ');
      // the definitions of this cluster may be others than those that we know
      if ((await server.judge(apiVersion, kind, text))?.isRefused !== false) continue;
      for (const change of changesOf(text, 12, chance)) {
        const after = changed(text, change);
        const [ours, theirs] = [ourVerdict(after), await server.judge(apiVersion, kind, after)];
        asked += 1;
        const saysWrong = ours.errors.length > 0;
        if (theirs?.isRefused === false && saysWrong) stricter.push({ name, change, ours });
        if (theirs?.isRefused === true && !saysWrong && !isExplained(change, ours, theirs))
          missed.push({ name, change, theirs });
      }
    }
    expect({ stricter, missed }).toEqual({ stricter: [], missed: [] });
    expect(asked).toBeGreaterThan(300);
  });
});

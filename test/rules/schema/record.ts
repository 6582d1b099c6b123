// Asks an API server that has all the kinds about changed objects, and writes what it said to verdicts.tsv:
//   API_URL=… API_TOKEN=… API_CA=… node test/rules/schema/record.ts
import { writeFileSync } from 'node:fs';
import { ApiServer } from './api-server.ts';
import { chances, changed, changesOf, goodObjects } from './change.ts';

const { API_URL: url = '', API_TOKEN: token = '', API_CA: ca = '' } = process.env;
const server = new ApiServer({ url, token, ca });
const chance = chances(20261127);
const rows: string[] = [];

for (const { name, text } of goodObjects()) {
  const [apiVersion = '', kind = ''] = name.split(' ');
  const good = await server.judge(apiVersion, kind, text);
  if (good === undefined || good.isRefused) throw new Error(`${name}: ${good?.message ?? 'no such kind'}`);
  const count = name.includes('Pod wide') ? 150 : 20;
  const changes = changesOf(text, count, chance);
  for (const change of new Map(changes.map((one) => [JSON.stringify(one), one])).values()) {
    const verdict = await server.judge(apiVersion, kind, changed(text, change));
    if (verdict === undefined) throw new Error(`${name} is gone`);
    rows.push(
      [name, JSON.stringify(change), verdict.reason, verdict.message.replaceAll(/\s+/g, ' ').slice(0, 200)].join('\t'),
    );
  }
}
const head = `# Kubernetes ${await server.version()}, with the definitions that scripts/schemas/sources.ts names; made by record.ts`;
writeFileSync(
  new URL('verdicts.tsv', import.meta.url),
  `${head}\nobject\tchange\tserver\tmessage\n${rows.join('\n')}\n`,
);
console.log(rows.length);

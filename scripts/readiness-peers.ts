// node scripts/readiness-peers.ts --bin FOLDER [--per-way N] [--seed N] [--json FILE]: `check` beside kube-linter, kube-score and Polaris, those that scripts/peers.sh has put there; makes docs/readiness-peers.md.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { manifestsIn, readCorpus } from '../test/readiness/corpus.ts';
import { badWays, changesBy, mixedChanges } from './readiness/changes.ts';
import { installedPeers } from './readiness/peers/installed.ts';
import { peersPage } from './readiness/peers/page.ts';
import { sharedChecks } from './readiness/peers/shared-rules.ts';
import { compareChanges, compareCorpus } from './readiness/peers/side-by-side.ts';

const { values } = parseArgs({
  options: {
    bin: { type: 'string', default: '.bench/peers/bin' },
    'per-way': { type: 'string', default: '10' },
    seed: { type: 'string', default: '20261127' },
    json: { type: 'string' },
  },
});
const corpus = readCorpus();
const seed = Number(values.seed);
const peers = installedPeers(values.bin, sharedChecks);
if (peers.length === 0) throw new Error(`no checker in ${values.bin}: scripts/peers.sh builds them`);
const bad = badWays.flatMap((way, index) =>
  changesBy(way, corpus, { count: Number(values['per-way']), seed: seed + 1 + index }),
);
const good = mixedChanges(corpus, { count: 120, badShare: 0, seed });
const report = {
  peers,
  manifests: corpus.reduce((sum, { files }) => sum + manifestsIn(files), 0),
  ...(await compareCorpus(corpus, peers)),
  told: await compareChanges([...bad, ...good], peers),
};
writeFileSync(new URL('../docs/readiness-peers.md', import.meta.url), peersPage(report));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 1)}\n`);
for (const { name, said, unlabelled } of report.noise)
  console.log(`${name}: ${said} told, ${unlabelled} without a label`);

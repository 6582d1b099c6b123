// npm run experiment -- [--seed N] [--per-way N] [--json FILE] [--real]: bad changes of good applications, and what `check` stops of them; makes docs/readiness-experiment.md.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCorpus } from '../test/readiness/corpus.ts';
import { runExperiment } from './readiness/experiment.ts';
import { experimentPage, figuresOf } from './readiness/experiment-page.ts';
import { assertRecorded } from './readiness/recorded.ts';
import { wayBackInDemo } from './readiness/way-back.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261127' },
    'per-way': { type: 'string', default: '100' },
    json: { type: 'string' },
    real: { type: 'boolean', default: false },
  },
});
assertRecorded();
const wayBack = { milliseconds: await wayBackInDemo(values.real), isReal: values.real };
const experiment = await runExperiment(readCorpus(), {
  count: 1000,
  badShare: 0.12,
  perWay: Number(values['per-way']),
  seed: Number(values.seed),
});
writeFileSync(new URL('../docs/readiness-experiment.md', import.meta.url), experimentPage(experiment, wayBack));
const figures = figuresOf(experiment);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ figures, wayBack, ...experiment }, undefined, 1)}\n`);
console.log(JSON.stringify(figures, undefined, 2));

import type { Experiment, Outcome } from './experiment.ts';
import { isStopped } from './experiment.ts';
import { percent, type Share, shareOf } from './interval.ts';
import { recordedFailures, restoringTimes } from './recorded.ts';

/** Shares that the page and the JSON tell alike. */
export interface Figures {
  readonly caughtByCheck: Share;
  readonly caughtByBoth: Share;
  readonly falseBlocks: Share;
  readonly toldOfGood: Share;
  readonly endsBad: Share;
  /** Bad changes that nothing stops, of all those by way: `badShare` of it is the expected share of deployments. */
  readonly escapes: Share;
  readonly badShare: number;
  /** The slowest recorded way back, in milliseconds. */
  readonly slowestWayBack: number;
}

export function figuresOf({ mixed, byWay }: Experiment): Figures {
  const bad = mixed.filter(({ isBad }) => isBad);
  const good = mixed.filter(({ isBad }) => !isBad);
  return {
    caughtByCheck: shareIn(bad, ({ errors }) => errors.length > 0),
    caughtByBoth: shareIn(bad, isStopped),
    falseBlocks: shareIn(good, ({ errors }) => errors.length > 0),
    toldOfGood: shareIn(good, ({ warnings }) => warnings.length > 0),
    endsBad: shareIn(mixed, (one) => one.isBad && !isStopped(one)),
    escapes: shareIn(
      byWay.flatMap(({ outcomes }) => outcomes),
      (one) => !isStopped(one),
    ),
    badShare: bad.length / mixed.length,
    slowestWayBack: Math.max(...restoringTimes()),
  };
}

/** From the bad verdict to the version before, healthy, in the demo `bad-metric`. */
export interface WayBack {
  readonly milliseconds: number;
  /** On the real controllers, and not on a cluster that plays what they were recorded doing. */
  readonly isReal: boolean;
}

export function experimentPage(experiment: Experiment, wayBack: WayBack): string {
  const figures = figuresOf(experiment);
  const { mixed, seed } = experiment;
  return `# What \`check\` stops

<!-- made by \`npm run experiment\`; edit scripts/readiness/ -->

${mixed.length.toLocaleString('en')} changes were made to well-kept applications (\`test/readiness/corpus/\`), ${figures.caughtByCheck.all} of them bad, in ${experiment.byWay.length} ways of
breaking an application by one change. Fifteen of the ways were written before the rules, five by somebody who had not read them. Every change
was judged as in a pull request: what was there before is no fault of the change, and only a new **error** blocks it. Seed ${seed}.

| | share | 95 % interval |
| --- | --- | --- |
${summary(figures, wayBack)}

## By way

${experiment.byWay[0]?.outcomes.length} changes of each way, made apart from those above.

| way | of whom | blocked by \`check\` (95 % interval) | by which rules | told as a warning | else stopped by the watch |
| --- | --- | --- | --- | --- | --- |
${experiment.byWay.map(wayRow).join('\n')}

## By whom else

The watch counts as a catch only where a run on real controllers shows it ([verdicts](verdicts.md)); all else that \`check\` lets through counts as bad in production.

| way | recorded | kinds |
| --- | --- | --- |
${recordedFailures.map(({ way, scenario, got, kinds }) => `| ${way} | ${scenario}: ${got} | ${kinds.join(', ')} |`).join('\n')}
`;
}

function summary(figures: Figures, { milliseconds, isReal }: WayBack): string {
  const rows: readonly (readonly [string, Share])[] = [
    ['bad changes that `check` alone blocks', figures.caughtByCheck],
    ['bad changes that `check` or the watch stops', figures.caughtByBoth],
    ['good changes that are blocked', figures.falseBlocks],
    ['good changes with a new warning, which blocks nothing', figures.toldOfGood],
    ['**all deployments that end bad in production**', figures.endsBad],
  ];
  const { escapes, badShare } = figures;
  const seconds = (one: number) => `${(one / 1000).toFixed(1)} s`;
  return [
    ...rows.map(([name, share]) => `| ${name} | ${share.of} of ${share.all} | ${percent(share, 2)} |`),
    `| the same as it is to be expected of the ${escapes.all} changes by way below, with as many bad ones | ${escapes.of} escape | ${percent(scaled(escapes, badShare), 2)} |`,
    `| from a bad verdict to the version before, healthy: the demo \`bad-metric\`, ${isReal ? 'on real controllers' : 'controllers as recorded'} | ${seconds(milliseconds)} | goal: under 4 minutes |`,
    `| of it the real controllers, from the write to Git on, slowest recording | ${seconds(figures.slowestWayBack)} | |`,
  ].join('\n');
}

/** A share of a share. */
function scaled({ share, low, high, ...counts }: Share, by: number): Share {
  return { ...counts, share: share * by, low: low * by, high: high * by };
}

function wayRow({ way, author, outcomes }: Experiment['byWay'][number]): string {
  const blocked = shareIn(outcomes, ({ errors }) => errors.length > 0);
  const open = outcomes.filter(({ errors }) => errors.length === 0);
  const told = open.filter(({ warnings }) => warnings.length > 0).length;
  const watched = open.filter(({ recorded }) => recorded !== undefined).length;
  return `| ${way} | ${author} | ${percent(blocked)} | ${rulesBy(outcomes)} | ${told} | ${watched} |`;
}

/** Rules by how often they blocked. */
function rulesBy(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const rule of outcomes.flatMap(({ errors }) => errors)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const often = [...counts].toSorted(([, one], [, other]) => other - one);
  return often.map(([rule, count]) => `${rule} ${count}`).join(', ') || '–';
}

function shareIn(outcomes: readonly Outcome[], matches: (outcome: Outcome) => boolean): Share {
  return shareOf(outcomes.filter(matches).length, outcomes.length);
}

import type { Progress } from '../../deployment/progress.ts';
import { doneBy } from '../../deployment/record.ts';
import { printImage } from '../../image/reference.ts';
import type { Content } from '../../page/node.ts';
import { h, link } from '../../page/node.ts';
import type { Figure } from '../../page/parts.ts';
import { facts, figures } from '../../page/parts.ts';
import { counted, name, printDuration, printMoment, printTime } from '../../page/words.ts';
import { shortCommit } from '../cells.ts';
import { analysisPart, dryRunPart } from './analysis.ts';
import { changePart, lastWordsPart, notesPart } from './change.ts';
import type { DeploymentFacts, RunFacts } from './facts.ts';
import { readinessPart, scanPart } from './found.ts';
import { imagePart, sizeOf } from './image.ts';
import type { Recording } from './recorder.ts';
import { mostRecorded } from './recorder.ts';
import { rolloutPart } from './rollout.ts';
import { stagesPart } from './stages.ts';
import { verdict } from './verdict.ts';

/** The application, and where it goes. */
export function titleOf({ application, environment }: DeploymentFacts): Content {
  if (environment === undefined) return name(application);
  return [name(application), h('span', { class: 'arrow' }, ' → '), name(environment)];
}

/** Which commit, whose request, and when. */
export function subtitleOf({ commit, told, recording }: DeploymentFacts, { sourceUrl }: RunFacts): Content {
  const pullRequest = told?.source.pullRequest;
  const at = (path: string) => (sourceUrl === undefined ? undefined : `${sourceUrl}/${path}`);
  const words: readonly Content[] = [
    commit === undefined
      ? undefined
      : [
          'commit ',
          link(at(`commit/${encodeURIComponent(commit.toWellFormed())}`), h('code', {}, name(shortCommit(commit)))),
        ],
    pullRequest === undefined ? undefined : link(at(`pull/${pullRequest}`), `pull request ${pullRequest}`),
    told?.kind === undefined || (told.kind === 'deploy' && told.by === undefined)
      ? undefined
      : name(doneBy({ kind: told.kind, by: told.by })),
    recording === undefined ? undefined : timesOf(recording),
    told?.run === undefined ? undefined : link(told.run.url, 'workflow run'),
  ];
  const shown = words.filter((one) => one !== undefined).map((one) => h('span', {}, one));
  return shown.length === 0 ? undefined : h('p', { class: 'under' }, ...shown);
}

function timesOf({ beganAt, seenAt }: Recording): string {
  return `${printMoment(beganAt)} to ${printTime(seenAt)} UTC`;
}

/** All that is known of one deployment, from the verdict down to the diff. */
export function deploymentParts(facts: DeploymentFacts): Content {
  const { outcome, progress, recording } = facts;
  const targets = progress?.targets ?? recording?.state.targets ?? [];
  return [
    verdict(outcome, progress?.recovery ?? recording?.state.recovery),
    figures(figuresOf(facts)),
    whatPart(facts),
    stagesPart(recording, outcome),
    lastWordsPart(progress, targets),
    rolloutPart(recording),
    analysisPart(recording),
    dryRunPart(recording),
    imagePart(progress?.difference),
    scanPart(progress ?? {}),
    readinessPart(progress?.written?.findings ?? []),
    changePart(progress),
    notesPart(progress, targets),
  ];
}

function figuresOf({ recording, progress }: DeploymentFacts): readonly Figure[] {
  const size = sizeOf(progress?.difference);
  return [
    ...(recording === undefined ? [] : [durationOf(recording)]),
    ...(recording === undefined ? [] : measuredOf(recording)),
    ...(size === undefined ? [] : [{ name: 'Image size', value: size.size, note: size.change }]),
    ...refusedOf(progress),
  ];
}

function durationOf({ beganAt, seenAt, spans }: Recording): Figure {
  const rollout = spans.filter(({ stage }) => stage === 'rollout');
  const took = rollout.reduce((sum, { from, to }) => sum + ((to ?? seenAt).getTime() - from.getTime()), 0);
  return {
    name: 'Took',
    value: printDuration(seenAt.getTime() - beganAt.getTime()),
    ...(rollout.length === 0 ? {} : { note: `${printDuration(took)} of it the rollout` }),
  };
}

/** Of what decides; what was measured in dry run is told apart. */
function measuredOf({ metrics }: Recording): readonly Figure[] {
  const deciding = metrics.filter(({ metric }) => !metric.dryRun);
  if (deciding.length === 0) return [];
  const isCut = metrics.length >= mostRecorded.metrics;
  const passed = deciding.filter(({ metric }) => metric.phase === 'Successful').length;
  const count = deciding.reduce((sum, one) => sum + one.count, 0);
  return [
    {
      name: 'Metrics passed',
      value: `${passed} of ${deciding.length}`,
      note: [counted(count, 'measurement'), ...(isCut ? [`of the ${metrics.length} metrics that are kept`] : [])].join(
        ', ',
      ),
    },
  ];
}

function refusedOf(progress: Progress | undefined): readonly Figure[] {
  const scans = progress?.scans ?? [];
  if (scans.length === 0) return [];
  const refused = new Set(scans.flatMap((scan) => scan.refused.map((one) => JSON.stringify(one)))).size;
  const found = Math.max(...scans.map(({ counts }) => Object.values(counts).reduce((sum, one) => sum + one, 0)));
  return [
    {
      name: 'Scan',
      value: refused === 0 ? 'Clean' : counted(refused, 'refused', 'refused'),
      note: `${counted(found, 'vulnerability', 'vulnerabilities')} known`,
      tone: refused === 0 ? 'good' : 'bad',
    },
  ];
}

function whatPart({ progress, recording }: DeploymentFacts): Content {
  const image = progress?.image === undefined ? recording?.state.image : printImage(progress.image.reference);
  const { before, revision, written, recovery } = progress ?? {};
  const place = written?.place;
  const content = facts([
    ['Image', image === undefined ? undefined : h('code', {}, name(image))],
    ['Image before', before === undefined ? undefined : h('code', {}, name(printImage(before)))],
    ['Commit in Git', revision === undefined ? undefined : h('code', {}, name(revision))],
    ['Pull request', place?.on === 'pull-request' ? link(place.url, `number ${place.number}`) : undefined],
    ['Rolled back to', recovery?.result === 'rolled-back' ? h('code', {}, name(recovery.image)) : undefined],
  ]);
  return content === undefined ? undefined : h('section', {}, h('h2', {}, 'What was deployed'), content);
}

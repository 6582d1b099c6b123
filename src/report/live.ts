import type { StageTime, ViewState } from '../deployment/view-state.ts';
import type { Outcome, Waiting } from '../outcome.ts';
import { stages } from '../outcome.ts';
import { cutTo, widthOf } from '../text/width.ts';
import { deploymentMark, outcomeMark, stageMark } from './live-marks.ts';
import type { Line } from './live-targets.ts';
import { line, targetLines } from './live-targets.ts';
import type { Span } from './spans.ts';
import { columnsOf, paint, span } from './spans.ts';

/** A deployment as it is drawn. */
export interface LiveDeployment extends ViewState {
  /** What a running build or scan said last. */
  readonly lastLine?: string;
}

/** What is drawn on, and when. */
export interface Frame {
  readonly now: Date;
  readonly columns: number;
  /** Lines that there are at most. */
  readonly rows: number;
  readonly colours: boolean;
}

/**
 * Deployments one under the other as lines of text, none wider and no more than the frame has room for: where there is too
 * little, details go before deployments, and those of what has ended before those of what goes on. Pure: the same
 * state at the same moment gives the same lines. Untrusted text is cleaned of what could steer a terminal.
 */
export function liveText(deployments: readonly LiveDeployment[], frame: Frame): readonly string[] {
  const lines = deployments.flatMap((one, index) => [
    ...(index === 0 ? [] : [{ rank: blank, spans: [] }]),
    ...deploymentLines(one, frame),
  ]);
  return fitted(lines, frame.rows).map(({ spans }) => paint(spans, frame));
}

/** The rank of a line between two deployments; that of what has ended lies above that of what goes on. */
const blank = 9;
const ofEnded = 0.5;

/** As many lines as there is room for: the first of those with the highest rank goes first, as the oldest news. */
function fitted(lines: readonly Line[], rows: number): readonly Line[] {
  if (lines.length <= rows) return lines;
  const highest = Math.max(...lines.map(({ rank }) => rank));
  if (highest > 0) {
    const first = lines.findIndex(({ rank }) => rank === highest);
    return fitted(lines.toSpliced(first, 1), rows);
  }
  if (rows < 1) return [];
  const more = line(0, '', span(`… and ${lines.length - rows + 1} more`, 'dim'));
  return rows === 1 ? lines.slice(0, 1) : [...lines.slice(0, rows - 1), more];
}

function deploymentLines(one: LiveDeployment, frame: Frame): readonly Line[] {
  const { image, lastLine, targets, outcome } = one;
  const several = targets.length > 1;
  const drawing = { ...frame, isBefore: one.stage === 'sync' || outcome?.stage === 'sync' };
  const lines = [
    line(0, '', ...header(one, frame)),
    ...stageLines(one, frame),
    ...(image === undefined ? [] : [line(5, '  image  ', span(shortDigest(image), 'dim'))]),
    ...(lastLine === undefined ? [] : [line(3, '  ', span(lastLine, 'dim'))]),
    ...targets.flatMap((target) => targetLines(target, several ? target.target : undefined, drawing)),
    ...endLines(one, several),
  ];
  return outcome === undefined ? lines : lines.map(({ rank, spans }) => ({ rank: rank && rank + ofEnded, spans }));
}

/** Columns that names need before the commit is told. */
const namesNeed = 12;

/** The time and the commit are short, and the names are somebody's choice: these are cut. */
function header(one: LiveDeployment, { now, columns }: Frame): readonly Span[] {
  const took = `  ${elapsed(one, now)}`;
  const commit = one.commit === undefined ? '' : span(`  ${one.commit.slice(0, 7)}`).text;
  const { text } = span(one.environment === undefined ? one.application : `${one.application} → ${one.environment}`);
  const room = columns - widthOf(took) - 2;
  const tail = room - widthOf(commit) < namesNeed ? took : `${commit}${took}`;
  const name = cutTo(text, columns - widthOf(tail) - 2);
  return [deploymentMark(one, now), { text: ` ${name}`, style: 'bold' }, { text: tail, style: 'dim' }];
}

function elapsed({ stages: times }: ViewState, now: Date): string {
  const [first] = times;
  return first === undefined ? '' : duration(first, times.at(-1)?.endedAt ?? now);
}

function duration({ startedAt }: StageTime, end: Date): string {
  const seconds = Math.max(0, Math.floor((end.getTime() - startedAt.getTime()) / 1000));
  const padded = (value: number) => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${padded(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${padded(minutes % 60)}m`;
}

/** The stages side by side, on as many lines as they need. */
function stageLines(one: LiveDeployment, { now, columns }: Frame): readonly Line[] {
  const rows: Span[][] = [];
  for (const stage of stages) {
    const item = stageItem(one, stage, now);
    const row = rows.at(-1);
    if (row !== undefined && columnsOf(row) + columnsOf(item) + 4 <= columns) row.push({ text: '  ' }, ...item);
    else rows.push([...item]);
  }
  return rows.map((row) => line(2, '  ', ...row));
}

function stageItem(one: LiveDeployment, stage: (typeof stages)[number], now: Date): readonly Span[] {
  const time = one.stages.find((known) => known.stage === stage);
  const name = time === undefined ? span(` ${stage}`, 'dim') : span(` ${stage}`);
  const took = time === undefined ? [] : [span(` ${duration(time, time.endedAt ?? now)}`, 'dim')];
  return [stageMark(one, stage, now), name, ...took];
}

/** Enough of a digest to tell it from others. */
function shortDigest(image: string): string {
  return image.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+/, '$1');
}

/** What it comes to: the judgement of each target so far, or the outcome, with what is to be done. */
function endLines({ outcome, recovery, targets }: LiveDeployment, several: boolean): readonly Line[] {
  const restored = recovery === undefined ? [] : [line(2, '  ', span(`rollback: ${recovery.sentence}`))];
  if (outcome !== undefined) return [outcomeLine(outcome), ...waitingLines(outcome.waiting), ...restored];
  const judged = targets.flatMap(({ target, assessment: { judgement } }) => {
    const of = several ? [span(`${target}  `, 'bold')] : [];
    const waits = judgement.verdict === 'paused' ? waitingLines(judgement.waiting) : [];
    return [line(1, '  ', ...of, span(judgement.sentence)), ...waits];
  });
  return [...judged, ...restored];
}

function outcomeLine(outcome: Outcome): Line {
  const { style, ...mark } = outcomeMark(outcome);
  const name = span(`${mark.text} ${outcome.outcome} (${outcome.reason})`, style);
  return line(1, '  ', name, span(`: ${outcome.sentence}`));
}

/** What is to be done is a line of its own, to be copied from. */
function waitingLines(waiting: Waiting | undefined): readonly Line[] {
  if (waiting === undefined) return [];
  return [line(4, '  ', span(`waits for ${waiting.for}`)), line(2, '  ', span(`to go on: ${waiting.goOn}`))];
}

import type { Recovery } from '../../deployment/progress.ts';
import type { Outcome, OutcomeName } from '../../outcome.ts';
import { remedyOf } from '../../outcome.ts';
import type { Content, Element } from '../../page/node.ts';
import { h } from '../../page/node.ts';
import type { Tone } from '../../page/parts.ts';
import { sign } from '../../page/parts.ts';
import { printMoment, sentence } from '../../page/words.ts';

/** How each outcome looks. */
export const tones = {
  succeeded: 'good',
  failed: 'bad',
  errored: 'warn',
  paused: 'wait',
  superseded: 'plain',
  cancelled: 'plain',
} as const satisfies Record<OutcomeName, Tone>;

/** The verdict in large: why, and what to do. */
export function verdict(outcome: Outcome, recovery: Recovery | undefined): Element {
  const tone = tones[outcome.outcome];
  return h(
    'div',
    { class: `verdict tone-${tone}` },
    h(
      'div',
      { class: 'head' },
      h('h2', {}, sign(tone), capitalised(outcome.outcome)),
      h('span', { class: 'reason' }, h('code', {}, outcome.reason), ` at the stage ${outcome.stage}`),
    ),
    h('p', { class: 'say' }, sentence(outcome.sentence)),
    recoveryLine(outcome, recovery),
    whatToDo(outcome),
  );
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** What became of the rollback, unless the outcome says so itself. */
function recoveryLine({ sentence: said }: Outcome, recovery: Recovery | undefined): Content {
  if (recovery === undefined || said.includes(recovery.sentence)) return undefined;
  return h('p', {}, h('strong', {}, 'Rollback: '), sentence(recovery.sentence));
}

function whatToDo(outcome: Outcome): Content {
  const { waiting } = outcome;
  if (outcome.outcome === 'succeeded') return undefined;
  if (waiting === undefined)
    return h('p', { class: 'do' }, h('strong', {}, 'What to do: '), sentence(remedyOf(outcome)));
  const times = [
    ...(waiting.since === undefined ? [] : [`since ${printMoment(waiting.since)} UTC`]),
    ...(waiting.until === undefined ? [] : [`until ${printMoment(waiting.until)} UTC`]),
  ];
  return [
    h('p', { class: 'do' }, h('strong', {}, 'Waits for: '), [sentence(waiting.for), ...times].join(', ')),
    h('p', {}, h('strong', {}, 'To go on: '), sentence(waiting.goOn)),
  ];
}

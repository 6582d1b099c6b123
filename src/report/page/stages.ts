import type { Outcome, Stage } from '../../outcome.ts';
import { stages } from '../../outcome.ts';
import type { Content } from '../../page/node.ts';
import { section } from '../../page/parts.ts';
import type { TimelineRow } from '../../page/timeline.ts';
import { timeline } from '../../page/timeline.ts';
import { counted } from '../../page/words.ts';
import type { Recording } from './recorder.ts';

/** The stages of a deployment with their durations. */
export function stagesPart(recording: Recording | undefined, outcome: Outcome): Content {
  if (recording === undefined || recording.spans.length === 0) return undefined;
  const rows = stages.flatMap((stage) => rowOf(stage, recording, outcome));
  return section('Stages', timeline('Stages, when each began and how long it took', rows));
}

function rowOf(stage: Stage, { spans, seenAt }: Recording, outcome: Outcome): readonly TimelineRow[] {
  const own = spans.filter((span) => span.stage === stage).map(({ from, to }) => ({ from, to: to ?? seenAt }));
  if (own.length === 0) return [];
  const notes = [...endNote(stage, outcome), ...(own.length > 1 ? [counted(own.length, 'time')] : [])];
  return [
    {
      name: stage,
      spans: own,
      state: stateOf(stage, outcome),
      ...(notes.length === 0 ? {} : { note: notes.join(', ') }),
    },
  ];
}

function stateOf(stage: Stage, { stage: endedAt, outcome }: Outcome): TimelineRow['state'] {
  if (stage !== endedAt || outcome === 'succeeded' || outcome === 'superseded') return 'done';
  return outcome === 'paused' ? 'waits' : 'bad';
}

function endNote(stage: Stage, { stage: endedAt, outcome }: Outcome): readonly string[] {
  if (stage !== endedAt || outcome === 'succeeded') return [];
  return [outcome === 'paused' ? 'waits here' : `${outcome} here`];
}

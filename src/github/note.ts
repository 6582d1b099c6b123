import type { RecordNote, RecordState } from '../deployment/record.ts';
import { isReason, stages } from '../outcome.ts';

/** The states of a deployment status that we use. */
export type DeploymentState = 'in_progress' | 'pending' | 'success' | 'failure' | 'error' | 'inactive';

const stateOfRecord = {
  open: 'in_progress',
  paused: 'pending',
  succeeded: 'success',
  failed: 'failure',
  errored: 'error',
  superseded: 'inactive',
} as const satisfies Record<RecordState, DeploymentState>;

const recordOfState: Readonly<Record<string, RecordState>> = Object.fromEntries(
  Object.entries(stateOfRecord).map(([record, state]) => [state, isRecordState(record) ? record : 'open']),
);

function isRecordState(text: string): text is RecordState {
  return Object.hasOwn(stateOfRecord, text);
}

/** GitHub's limit for the description of a status. */
export const longestDescription = 140;

/** One line of at most 140 characters; a cut is shown. */
export function fit(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= longestDescription ? line : `${characters.slice(0, longestDescription - 1).join('')}…`;
}

/** A note as GitHub keeps it: `rollout/manual-gate @REVISION: sentence`. */
export function encodeNote(note: RecordNote): { readonly state: DeploymentState; readonly description: string } {
  const reason = note.reason === undefined ? '' : `/${note.reason}`;
  const revision = note.revision === undefined ? '' : ` @${note.revision}`;
  return { state: stateOfRecord[note.state], description: fit(`${note.stage}${reason}${revision}: ${note.sentence}`) };
}

const pattern = /^([a-z]+)(?:\/([a-z-]+))?(?: @([0-9a-f]{40,64}))?: (.*)$/s;

/** What a status says, if it is one of ours; anybody may put others on the same deployment. */
export function decodeNote(state: string, description: string): RecordNote | undefined {
  const [, stageText, reasonText, revision, sentence = ''] = pattern.exec(description) ?? [];
  const stage = stages.find((one) => one === stageText);
  const recorded = recordOfState[state.toLowerCase()];
  if (stage === undefined || recorded === undefined) return undefined;
  if (reasonText !== undefined && !isReason(reasonText)) return undefined;
  return {
    state: recorded,
    stage,
    sentence,
    ...(reasonText === undefined ? {} : { reason: reasonText }),
    ...(revision === undefined ? {} : { revision }),
  };
}

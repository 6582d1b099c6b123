import { countEnvironment } from '../../src/delivery/environment.ts';
import type { RecordHistory, RecordNote, RecordPayload } from '../../src/deployment/record.ts';
import { readAll } from './read-all.ts';

/** The beginning of every story. */
export const start = Date.parse('2026-03-01T00:00:00Z');

/** So many minutes after the beginning. */
export function at(minutes: number): Date {
  return new Date(start + minutes * 60_000);
}

/** What is noted so many minutes after the beginning of the story. */
export type Noted = readonly [number, Partial<RecordNote>];

export const revision = 'a'.repeat(40);
export const written: Partial<RecordNote> = { stage: 'sync', revision };
export const healthy: Partial<RecordNote> = { state: 'succeeded', reason: 'healthy', revision };
export const bad: Partial<RecordNote> = { state: 'failed', reason: 'analysis-failed', revision };
export const rolledBack: Partial<RecordNote> = { state: 'failed', reason: 'rolled-back', revision, restored: true };

/** A record that was made so many minutes after the beginning, and brings one value in place of another. */
export function record(
  id: number,
  minutes: number,
  [from, to]: readonly [string, string],
  notes: readonly Noted[],
  more: Partial<RecordPayload> = {},
): RecordHistory {
  return {
    id,
    createdAt: at(minutes),
    payload: {
      version: 1,
      application: 'api',
      environment: 'production',
      source: String(id).repeat(40).slice(0, 40),
      branch: 'main',
      date: at(minutes - 60).toISOString(),
      image: `ghcr.io/acme/api:${to}`,
      platformDigests: [],
      explicit: false,
      kind: 'deploy',
      edits: [{ file: 'values.yaml', path: '.image.tag', from, to }],
      ...more,
    },
    notes: notes.map(([when, note]) => ({
      at: at(when),
      note: { state: 'open', stage: 'rollout', sentence: '', ...note },
    })),
  };
}

/** A change that became healthy. */
export function good(id: number, minutes: number, values: readonly [string, string]): RecordHistory {
  return record(id, minutes, values, [
    [minutes + 1, written],
    [minutes + 5, healthy],
  ]);
}

/** How records are counted: by their id. */
export function tell(...histories: readonly RecordHistory[]) {
  return new Map(countEnvironment(readAll(histories)).map((one) => [one.record, one]));
}

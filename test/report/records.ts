import type { DeploymentRecord, RecordNote, RecordPayload } from '../../src/deployment/record.ts';

/** Anything that Markdown, HTML or GitHub could make something of. */
export const evil =
  '](https://evil.example) ![x](y) </code></td></table></details><img src=x> | a **b** `c` @org/team #12 GH-3 :tada: $x$ deadbeefcafe \n# h\n```';

const digest = `sha256:${'a'.repeat(64)}`;

/** A record of an environment, fine unless it is said otherwise. */
export function recordOf(
  environment: string,
  note: Partial<RecordNote> = {},
  payload: Partial<RecordPayload> = {},
): DeploymentRecord {
  return {
    id: 1,
    createdAt: new Date('2026-03-01T11:00:00Z'),
    notedAt: new Date('2026-03-01T12:00:00Z'),
    note: {
      state: 'succeeded',
      stage: 'rollout',
      reason: 'healthy',
      revision: 'f'.repeat(40),
      sentence: 'fine',
      ...note,
    },
    payload: {
      version: 1,
      application: 'api',
      environment,
      source: '3a672b9e5689995427c3a3887fdb31a44f606688',
      branch: 'main',
      date: '2026-01-02T03:04:05Z',
      image: `ghcr.io/acme/api:v1.2.3@${digest}`,
      platformDigests: [],
      explicit: false,
      kind: 'deploy',
      edits: [],
      run: { id: 1, attempt: 1, url: 'https://github.com/acme/api/actions/runs/1' },
      ...payload,
    },
  };
}

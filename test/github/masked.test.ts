import { expect, it } from 'vitest';
import { withoutSecrets } from '../../src/github/masked.ts';
import type { Forge } from '../../src/ports/forge.ts';
import { never } from '../clock.ts';

it('GitHub is told nothing that is masked', async () => {
  const told: string[] = [];
  const tell = (text: string) => void told.push(text);
  const forge = {
    statuses: { set: async ({ description }) => tell(description) },
    comments: { put: async (_number, _marker, text) => tell(await text()), find: async () => undefined },
    records: {
      create: async (_payload, { sentence }) => {
        tell(sentence);
        return 7;
      },
      note: async (_id, _environment, { sentence }) => tell(sentence),
      list: async () => [],
      history: async () => 'first',
      newest: async () => [],
      ofPullRequest: async () => [],
    },
  } satisfies Partial<Forge> as unknown as Forge;
  const masked = withoutSecrets(forge, (text) => text.replaceAll('hunter2', '***'));
  const status = { commit: 'c', context: 'x', state: 'failure', description: 'said hunter2' } as const;
  await masked.statuses.set(status, never);
  await masked.comments.put(1, 'marker', async () => 'hunter2 in a comment', never);
  const note = { state: 'failed', stage: 'rollout', sentence: 'noted hunter2' } as const;
  expect(await masked.records.create({} as never, note, never)).toBe(7);
  await masked.records.note(7, 'prod', note, never);
  expect(told).toEqual(['said ***', '*** in a comment', 'noted ***', 'noted ***']);
});

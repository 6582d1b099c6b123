import { expect, it } from 'vitest';
import { culpritOf, readOperation } from '../../src/rollout/sync-operation.ts';

const hook = (hookType: string, name: string) => ({ kind: 'Job', name, hookType, hookPhase: 'Failed' });

function culprit(...resources: readonly object[]): string | undefined {
  const operation = readOperation({ phase: 'Failed', syncResult: { revision: 'a', resources } });
  return operation === undefined ? undefined : culpritOf(operation)?.name;
}

it('a SyncFail hook is blamed last, since it runs because of another', () => {
  const refused = { kind: 'Rollout', name: 'api', status: 'SyncFailed' };
  expect(culprit(hook('SyncFail', 'tidy'), hook('PostSync', 'smoke'))).toBe('smoke');
  expect(culprit(hook('SyncFail', 'tidy'), refused)).toBe('api');
  expect(culprit(hook('SyncFail', 'tidy'))).toBe('tidy');
});

it('a resource that was applied and is well is not blamed', () => {
  expect(culprit({ kind: 'Rollout', name: 'api', status: 'Synced', hookPhase: 'Succeeded' })).toBeUndefined();
});

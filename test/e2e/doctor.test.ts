import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/doctor/diagnosis.ts';
import { token } from '../../world/github/server.ts';
import { Shop } from './shop.ts';
import { gitopsDeploy, until, world, kubectl } from './world.ts';

describe.skipIf(!world.isUp)('doctor on real parts', () => {
  it('looks', { timeout: 120_000 }, async () => {
    await using shop = await Shop.open({ name: 'doctor', applications: ['api'], environments: { staging: { write: 'push' } } });
    const commit = (await shop.commit('one')).sha;
    const { namespace } = shop.names('api', 'staging');
    await until(() => kubectl(['get', 'rollout', '-n', namespace, '--ignore-not-found', '-o', 'name']) !== '');
    const end = await gitopsDeploy(['doctor'], { folder: shop.checkout(commit), environment: { ...shop.environment(commit), GITHUB_TOKEN: token, KUBECONFIG: world.kubeconfig } });
    console.log(end.log, JSON.stringify(end, undefined, 1));
  });
});

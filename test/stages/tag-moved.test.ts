import { describe, expect, it } from 'vitest';
import { deploy } from '../../src/commands/deploy.ts';
import { never } from '../clock.ts';
import { digestOf, file, registry, Stand } from './stand.ts';

const moved = { ...registry, resolve: async () => digestOf('99999999') };

describe('an image that was given by a tag which names another one by now', () => {
  it('is not deployed where Git would name the tag alone', async () => {
    await using stand = await Stand.open();
    const before = stand.world.gitops.head();
    const ports = await stand.ports({ registry: async () => moved });
    const ended = await deploy(stand.plan(stand.a, 1, 'given'), ports, never);
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'tag-moved', stage: 'write' });
    expect(stand.world.gitops.head()).toBe(before);
    expect(await stand.records()).toEqual([]);
  });

  it('is deployed where Git names its digest too, and where the tag is its own', async () => {
    const targets = `
    - name: eu
      edits: [{file: ${file}, path: .image.tag, value: "{{tag}}@{{digest}}"}]
      workloads: [{namespace: prod, name: api}]`;
    await using pinned = await Stand.open('write: push', { clusters: '{}', targets });
    const ports = await pinned.ports({ registry: async () => moved });
    expect(await deploy(pinned.plan(pinned.a, 1, 'given'), ports, never)).toMatchObject({
      outcome: { reason: 'not-watched' },
    });
    await using own = await Stand.open();
    expect(await deploy(own.plan(own.a, 1, 'given'), await own.ports(), never)).toMatchObject({
      outcome: { reason: 'not-watched' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { DeployingCommit } from '../../src/delivery/from-git.ts';
import { countFromGit } from '../../src/delivery/from-git.ts';
import { commitMessage, removalMessage } from '../../src/deployment/message.ts';
import { readCommitMessage } from '../../src/deployment/trailers.ts';
import { readAll } from './read-all.ts';
import { at, good, record, revision } from './story.ts';

const text = {
  application: 'api',
  environment: 'production',
  kind: 'deploy',
  by: 'ann',
  image: 'ghcr.io/acme/api:v2@sha256:abc',
  version: 'v2',
  source: 'c'.repeat(40),
  repository: 'acme/api',
  pullRequest: 7,
  run: 'https://github.com/acme/api/actions/runs/1',
  edits: [{ file: 'a.yaml', path: '.tag', from: 'Gitops-Deploy-Image: x', to: 'v2' }],
} as const;

describe('the message of a commit', () => {
  it.each(['deploy', 'promote', 'rollback'] as const)('is read as it was written: %s', (kind) => {
    const { application, environment, by, image, source, run } = text;
    expect(readCommitMessage(commitMessage({ ...text, kind }))).toEqual({
      application,
      environment,
      kind,
      by,
      image,
      source,
      run,
    });
  });

  it.each([
    ['of somebody else', 'Deploy api v2 (production)\n'],
    [
      'that takes a preview away',
      removalMessage({ ...text, pullRequest: 7, files: [], is: 'removed', run: { url: text.run } }),
    ],
    ['that says everything twice', `${commitMessage(text)}\n${commitMessage(text)}`],
  ])('is none of ours: one %s', (_, message) => {
    expect(readCommitMessage(message)).toBeUndefined();
  });

  it('is read from a squash, with lines below', () => {
    const message = `Deploy api v2 (production) (#12)\n\n${commitMessage(text)}\nCo-authored-by: a <a@b.c>\n`;
    expect(readCommitMessage(message)).toMatchObject({ kind: 'deploy', image: text.image });
  });
});

function commit(minutes: number, tag: string, more: Partial<DeployingCommit> = {}): DeployingCommit {
  return {
    application: 'api',
    environment: 'production',
    kind: 'deploy',
    image: `ghcr.io/acme/api:${tag}`,
    source: '',
    revision: String(minutes).padStart(40, '0'),
    at: at(minutes),
    ...more,
  };
}

describe('deployments that only Git tells of', () => {
  const known = readAll([good(1, 100, ['v1', 'v2'])]);
  const count = (...commits: readonly DeployingCommit[]) =>
    countFromGit(commits, known).map(({ startedAt, nature, end }) => [startedAt, nature, end]);

  it('are those before the records', () => {
    expect(count(commit(20, 'v1'), commit(10, 'v0'))).toEqual([
      [at(10), 'change', 'from-git'],
      [at(20), 'change', 'from-git'],
    ]);
  });

  it.each([
    ['the commit of a record', commit(7, 'other', { revision })],
    ['its image while it is under way', commit(101, 'v2@sha256:abc')],
    ['what puts its values back, by its source', commit(104, 'v1', { source: '1'.repeat(40), kind: 'rollback' })],
  ])('are not counted twice: %s', (_, one) => {
    expect(count(one)).toEqual([]);
  });

  it('are counted where the same image was deployed at another time', () => {
    expect(count(commit(10, 'v2'))).toEqual([[at(10), 'change', 'from-git']]);
  });

  it('are one where waves name the same image one after the other', () => {
    expect(count(commit(10, 'v0'), commit(11, 'v0'), commit(12, 'v0'))).toHaveLength(1);
  });

  it('are a way back by what they say, and by their content', () => {
    const [first, second] = [commit(10, 'v0'), commit(20, 'v1')];
    expect(count(first, second, commit(30, 'v0')).at(-1)).toEqual([at(30), 'revert', 'from-git']);
    expect(count(first, second, commit(30, 'v0', { kind: 'rollback' })).at(-1)).toEqual([
      at(30),
      'rollback',
      'from-git',
    ]);
  });

  it('belong to no record of a preview', () => {
    const preview = readAll([record(9, 10, ['', 'v0'], [], { preview: { files: [] } })]);
    expect(countFromGit([commit(10, 'v0')], preview)).toHaveLength(1);
  });

  it('are counted in no time beside as many records as are read at most', () => {
    const records = readAll(Array.from({ length: 10_000 }, (_, id) => good(id, id * 60, [`v${id}`, `v${id + 1}`])));
    const commits = Array.from({ length: 3000 }, (_, index) =>
      commit(-60 * index, `w${index}@sha256:${'ab12'.repeat(16)}`),
    );
    const began = process.cpuUsage();
    expect(countFromGit(commits, records)).toHaveLength(3000);
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(5);
  });
});

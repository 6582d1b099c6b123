import { describe, expect, it } from 'vitest';
import { planImages } from '../../src/manifest/plan.ts';
import { assigned, bytes, onFiles, refused } from './plan-text.ts';

describe('an image that no file names is refused with what they name instead:', () => {
  it('all that end as it does', () => {
    const before = 'a: {image: ghcr.io/acme/api:v1}\nb: {image: quay.io/other/api:v1}\n';
    expect(refused(before, 'api=v2')).toBe(
      'does not name the image docker.io/library/api; it names ghcr.io/acme/api (f.yaml:1:12), quay.io/other/api (f.yaml:2:12) (did you mean ghcr.io/acme/api or quay.io/other/api?)',
    );
  });

  it('the image of a container of that name', () => {
    const before = 'kind: Pod\nspec:\n  containers:\n  - name: web\n    image: ghcr.io/acme/frontend:v1\n';
    expect(refused(before, 'web=nginx:1.25')).toMatch(
      /frontend \(f\.yaml:5:12\) \(did you mean ghcr\.io\/acme\/frontend\?\)/,
    );
  });

  it('one that is written alike', () => {
    expect(refused('image: ghcr.io/acme/api:v1\n', 'ghcr.io/acme/apy=v2')).toMatch(
      /did you mean ghcr\.io\/acme\/api\?/,
    );
  });

  it.each([
    [
      'a slip in its last part alone',
      'apy=v2',
      'a: {image: ghcr.io/acme/api:v1}\nb: {image: acme/web:v1}\n',
      'ghcr.io/acme/api',
    ],
    [
      'all that are written so',
      'frontand=v2',
      'a: {image: a/frontend:v1}\nb: {image: b/frontend:v1}\n',
      'docker.io/a/frontend or docker.io/b/frontend',
    ],
    ['another registry', 'quay.io/acme/api=v2', 'image: ghcr.io/acme/api:v1\n', 'ghcr.io/acme/api'],
    ['a slip in the first part', 'ghcr.io/acne/apis=v2', 'image: ghcr.io/acme/apis:v1\n', 'ghcr.io/acme/apis'],
  ])('what was meant, for %s', (_, words, content, meant) => {
    expect(refused(content, words)).toContain(`(did you mean ${meant}?)`);
  });

  it('a version whose image is named elsewhere', () => {
    expect(refused('sub: {image: {tag: v1}}\n', 'acme/api=v2')).toMatch(
      /name the value by its path, \.sub\.image\.tag/,
    );
    const parameter = 'spec: {source: {helm: {parameters: [{name: image.tag, value: v1}]}}}\n';
    expect(refused(parameter, 'acme/api=v2')).toMatch(/its path, \.spec\.source\.helm\.parameters\[0\]\.value/);
    const within = 'helm:\n  values: |\n    image: {tag: v1}\n';
    expect(refused(within, 'acme/api=v2')).toMatch(/its path, \.helm\.values \| from_yaml \| \.image\.tag/);
  });

  it('the object that a Rollout takes its pods from', () => {
    const rollout =
      'kind: Rollout\nmetadata: {name: api}\nspec:\n  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: api-base}\n';
    expect(refused(rollout, 'acme/api=v2')).toMatch(
      /it names none \(the Rollout api takes its pods from Deployment\/api-base: name the file of that\)/,
    );
  });

  const rollout = 'kind: Rollout\nmetadata: {name: api}\nspec: {workloadRef: {kind: Deployment, name: base}}\n';

  it.each([
    ['whose object is among the files', `${rollout}---\nkind: Deployment\nmetadata: {name: base}\n`],
    ['of another kind', rollout.replace('Rollout', 'Job')],
    ['that refers to nothing', rollout.replace('{kind: Deployment, name: base}', 'base')],
    ['that refers to no name', rollout.replace(', name: base', '')],
    ['that refers to no kind', rollout.replace('kind: Deployment, ', '')],
    ['that says nothing', 'kind: Rollout\n'],
  ])('no object of a Rollout %s', (_, content) => {
    expect(refused(content, 'acme/api=v2')).toMatch(/it names none \(correct the /);
  });

  it.each([
    ['of another name', 'kind: Deployment\nmetadata: {name: other}\n'],
    ['of another kind', 'kind: StatefulSet\nmetadata: {name: base}\n'],
    ['without a name', 'kind: Deployment\nmetadata: base\n'],
  ])('the object of a Rollout, where there is one %s', (_, other) => {
    expect(refused(`${other}---\n${rollout}`, 'acme/api=v2')).toMatch(
      /\(the Rollout api takes its pods from Deployment\/base: name the file of that\)/,
    );
  });

  it('the object of a Rollout, also where another image changes', () => {
    const contents = new Map([
      ['rollout.yaml', bytes(rollout)],
      ['values.yaml', bytes('image: acme/api:v1\n')],
    ]);
    expect(planImages([assigned('acme/api=v2')], contents)).toMatchObject({
      result: 'planned',
      elsewhere: [{ rollout: 'api', target: 'Deployment/base', place: { file: 'rollout.yaml', line: 3, column: 21 } }],
    });
    const all = new Map([...contents, ['base.yaml', bytes('kind: Deployment\nmetadata: {name: base}\n')]]);
    expect(planImages([assigned('acme/api=v2')], all).elsewhere).toEqual([]);
  });

  it('eight of them at most', () => {
    const images = (count: number) =>
      Array.from({ length: count }, (_, index) => `a${index}: {image: "x/y${index}:v1"}\n`).join('');
    expect(refused(images(8), 'zzzzzzzzz=v2')).toMatch(/y7 \(f\.yaml:8:13\) \(correct/);
    expect(refused(images(9), 'zzzzzzzzz=v2')).toMatch(/y7 \(f\.yaml:8:13\), … \(correct/);
  });

  it('with its file, where there is one', () => {
    const problems = (...files: readonly string[]) => {
      const contents = new Map(files.map((file) => [file, bytes('image: acme/web:v1\n')]));
      const plan = planImages([assigned('xyz/xyzzyx=v2')], contents);
      return plan.result === 'refused' ? plan.problems.map(({ place }) => place) : plan.result;
    };
    expect(problems('a.yaml')).toEqual([{ file: 'a.yaml' }]);
    expect(problems('a.yaml', 'b.yaml')).toEqual([undefined]);
  });

  it('a text that names it', () => {
    const content = 'env: [{name: IMAGE, value: "acme/api:v1"}]\nimage: other/api:v1\n';
    expect(refused(content, 'acme/api=v2')).toMatch(
      /it names docker\.io\/other\/api .*\(acme\/api:v1 stands in a text at f\.yaml:1:29: change that by hand\)/,
    );
  });

  it('a version whose image is named elsewhere, as edit changes it', () => {
    expect(onFiles({ 'a.yaml': 'image: {tag: v1}\n' }, 'acme/api=v2')).toMatch(
      /\(correct the name, or change the value by its path: edit '\.image\.tag = "TAG"'\)/,
    );
    expect(onFiles({ 'a.yaml': 'helm:\n  values: |\n    image: {tag: v1}\n' }, 'acme/api=v2')).toMatch(
      /\(correct the name\)/,
    );
  });

  it('of several files, once for all', () => {
    const files = { 'a.yaml': 'image: acme/a:v1\n', 'b.yaml': 'image: acme/b:v1\n' };
    expect(onFiles(files, 'acme/xyzzyx=v2')).toMatch(
      /^none of the 2 files names the image docker\.io\/acme\/xyzzyx; they name docker\.io\/acme\/a \(a\.yaml:1:8\), docker\.io\/acme\/b \(b\.yaml:1:8\) /,
    );
  });
});

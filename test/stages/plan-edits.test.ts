import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import { planEdits } from '../../src/manifest/plan.ts';
import { commitText, fillIn, toldEdits } from '../../src/stages/plan-edits.ts';
import { imageOf } from './stand.ts';

const source = { commit: 'c'.repeat(40), branch: 'main', date: '2026-03-01T00:00:00Z' };
const image = imageOf(source.commit);
const tag = image.reference.tag ?? '';

/** What a deployment to these targets says of its edits, with these files. */
function planned(targets: string, files: Readonly<Record<string, string>>, branch = source.branch) {
  const text = `application: api
image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: ["**"]}
environments:
  prod:
    targets:
${targets}`;
  const read = readConfiguration(text, 'test.yaml', 'api');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  const facts = {
    environment: 'prod',
    repository: 'acme/api',
    sourceUrl: '',
    timeoutSeconds: 1,
    onPause: 'end',
    source: { ...source, branch },
  } as const;
  const plan = planDeployment(read.applications[0], facts);
  const contents = new Map(Object.entries(files).map(([file, content]) => [file, Buffer.from(content)]));
  const edits = planEdits(fillIn(plan, image), contents);
  if (edits.result === 'refused') throw new Error(JSON.stringify(edits.problems));
  return { told: toldEdits(plan, image, edits), message: commitText(plan, image, { edits, wave: undefined }) };
}

const target = (name: string, file: string, path: string) =>
  `      - {name: ${name}, edits: [{file: ${file}, path: ${path}}]}\n`;

describe('a branch in the path of an edit', () => {
  const file = { 'a.yaml': 'apps: {one: {tag: v1}, prod: {api: {tag: v1}}}\n' };
  const edit = target('eu', 'a.yaml', `'.apps."{{branch}}".tag'`);

  it('names one key', () => {
    const { told } = planned(edit, { 'a.yaml': 'apps: {"x/y.z": {tag: v1}}\n' }, 'x/y.z');
    expect(told).toMatchObject([{ from: 'v1', to: tag }]);
  });

  it('leads nowhere else by a quote', () => {
    expect(() => planned(edit, file, 'prod"."api')).toThrow(
      /a quote in it would make \.apps\."\{\{branch\}\}"\.tag another path/,
    );
  });
});

describe('what is told of the edits', () => {
  it('names no target where there is one', () => {
    const { told } = planned(target('eu', 'a.yaml', '.tag'), { 'a.yaml': 'tag: v1\n' });
    expect(told).toEqual([{ file: 'a.yaml', path: '.tag', from: 'v1', to: tag }]);
  });

  it('names the target of each value, also in a file that several share', () => {
    const { told, message } = planned(
      target('eu', 'a.yaml', '.eu') + target('us', 'a.yaml', '.us') + target('asia', 'b.yaml', '.tag'),
      { 'a.yaml': 'eu: v1\nus: v2\n', 'b.yaml': 'tag: v3\n' },
    );
    expect(told.map(({ target: name, from }) => [name, from])).toEqual([
      ['eu', 'v1'],
      ['us', 'v2'],
      ['asia', 'v3'],
    ]);
    expect(message).toContain(`\n- us: a.yaml .us: v2 -> ${tag}\n`);
  });

  it('names all targets of a value that they share', () => {
    const both = target('eu', 'a.yaml', '.tag') + target('us', 'a.yaml', '.tag');
    expect(planned(both, { 'a.yaml': 'tag: v1\n' }).told).toMatchObject([{ target: 'eu, us' }]);
  });
});

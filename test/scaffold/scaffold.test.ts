import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readConfiguration } from '../../src/configuration/read.ts';
import { parseAssignment } from '../../src/image/assignment.ts';
import { planImages } from '../../src/manifest/plan.ts';
import type { Answers } from '../../src/scaffold/answers.ts';
import type { Scaffold } from '../../src/scaffold/scaffold.ts';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { answersOf, combinations, missingPairs, nameOf } from './combinations.ts';

const all = combinations().map((combination) => {
  const answers = answersOf(combination);
  return { name: nameOf(combination), combination, answers, files: scaffold(answers) };
});

const filesOf = ({ application, gitops }: Scaffold) => [...application, ...gitops];
const isTemplate = (file: string) => file.includes('/chart/templates/');
/** Chart templates are no YAML until helm has filled them in; these hold nothing but values. */
const filledIn = (text: string) =>
  text.replace(/\{\{ "(\{\{|\}\})" \}\}/g, '$1').replace(/^(.*?)\{\{ \.Values\.[\w.]+ \}\}/gm, '$1value');

describe('the combinations of the tests', () => {
  it('have every language with every strategy, edge, layout and Argo CD, and every pair of all else', () => {
    expect(all.length).toBe(5 * 3 * 4 * 2 * 3);
    expect(missingPairs(all.map(({ combination }) => combination))).toEqual([]);
  });
});

describe('what is written, in every combination', () => {
  it('parses, without a line that ends in space, and stays below its folder', () => {
    const seen = new Set<string>();
    for (const { name, files } of all)
      for (const [file, content] of filesOf(files)) {
        expect(file).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
        expect(file.split('/')).not.toContain('..');
        if (seen.has(content)) continue;
        seen.add(content);
        expect(content, `${name} ${file}`).toMatch(/[^\n]\n$/);
        expect(content, `${name} ${file}`).not.toMatch(/[ \t]$|\n\n\n/m);
        expect(content, `${name} ${file}`).not.toMatch(/undefined|NaN[^(]|\[object/);
        if (!/\.ya?ml$/.test(file)) continue;
        for (const { errors, warnings } of parseAllDocuments(isTemplate(file) ? filledIn(content) : content))
          expect([...errors, ...warnings], `${name} ${file}`).toEqual([]);
      }
  });

  it('is the same for the same answers', () => {
    for (const { answers, files } of all.slice(0, 30)) expect(filesOf(scaffold(answers))).toEqual(filesOf(files));
  });

  it('has a configuration that we read, whose edits write tag and digest', () => {
    const seen = new Set<string>();
    for (const { name, answers, files } of all) {
      const text = files.application.get('.gitops-deploy.yaml') ?? '';
      if (seen.has(text)) continue;
      seen.add(text);
      const read = readConfiguration(text, '.gitops-deploy.yaml', 'other');
      expect(read, name).toMatchObject({ result: 'read', applications: [{ application: 'api' }] });
      if (read.result !== 'read') continue;
      const environments = Object.entries(read.applications[0]?.environments ?? {});
      expect(environments.map(([environment]) => environment)).toEqual(answers.environments);
      for (const [, { targets }] of environments)
        for (const { file } of targets.flatMap(({ edits }) => edits))
          expect(edited(file, files, answers)).toEqual(['new-tag', digest]);
    }
  });

  it('lists every file of its folder in a kustomization, and none else', () => {
    for (const { name, files } of all)
      for (const [file, content] of files.gitops) {
        if (!file.endsWith('/kustomization.yaml')) continue;
        const folder = file.slice(0, -'kustomization.yaml'.length);
        const listed = [...content.matchAll(/^ {2}- ([\w./-]+)$/gm)].map(([, resource = '']) => resource);
        const there = [...files.gitops.keys()].filter((other) => other.startsWith(folder) && other !== file);
        const own = listed.filter((resource) => resource !== '../../base').map((resource) => `${folder}${resource}`);
        expect(own.toSorted(), name).toEqual(there.toSorted());
      }
  });

  it('pins every other action by a commit that our examples name, too', () => {
    const folder = new URL('../../examples/.github/workflows/', import.meta.url).pathname;
    const examples = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const known = new Set(
      examples.flatMap((text) => [...text.matchAll(/uses: (\S+@[0-9a-f]{40} # \S+)/g)].map(([, use]) => use)),
    );
    for (const { files } of all)
      for (const [file, content] of filesOf(files))
        if (file.startsWith('.github/workflows/'))
          for (const [, use = ''] of content.matchAll(/- uses: (.+)$/gm))
            if (!use.startsWith('org/gitops-deploy@')) expect(known).toContain(use);
  });

  it('pins every base image by its digest, and ends as a user with a number', () => {
    for (const { files, answers } of all) {
      const dockerfile = files.application.get('Dockerfile');
      expect(dockerfile === undefined).toBe(answers.language === 'none');
      if (dockerfile === undefined) continue;
      const [stages, bases] = [
        [...dockerfile.matchAll(/^FROM .*AS (\S+)/gm)],
        [...dockerfile.matchAll(/^FROM (?:--\S+ )?(\S+)/gm)],
      ];
      for (const [, base = ''] of bases)
        expect(base).toMatch(stages.some(([, stage]) => stage === base) ? /./ : /:[\w.-]+@sha256:[0-9a-f]{64}$/);
      expect(dockerfile).toMatch(/^USER 10001:10001$/m);
      expect(dockerfile).toMatch(/^(CMD|ENTRYPOINT) \["/m);
    }
  });

  it('lets cert-manager prove the host of an Ingress, and of nothing else', () => {
    for (const { files, combination } of all) {
      const text = [...files.gitops.values()].join('\n');
      const isIngress = combination.edge === 'ingress';
      expect(/acme\.cert-manager\.io\/http01-solver: "true"/.test(text)).toBe(isIngress);
      expect(/services\.nodeports: "1"/.test(text)).toBe(isIngress);
    }
  });
});

const digest = `sha256:${'a'.repeat(64)}`;

/** What a deployment writes into the file of an environment. */
function edited(file: string, { gitops }: Scaffold, { image }: Answers): readonly (string | undefined)[] {
  const assignment = parseAssignment(`${image}=new-tag@${digest}`);
  if (typeof assignment === 'string') throw new Error(assignment);
  const { repository, ...found } = assignment;
  const target = { by: 'image', image: found, as: { repository, digests: 'as-given' } } as const;
  const plan = planImages([target], new Map([[file, Buffer.from(gitops.get(file) ?? '')]]));
  if (plan.result !== 'planned') throw new Error(JSON.stringify(plan));
  return plan.files.flatMap(({ edits }) => edits.map(({ to }) => to));
}

import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from './world.ts';

const root = new URL('../..', import.meta.url).pathname;
const hasActionlint = spawnSync('actionlint', ['-version'], { stdio: 'ignore' }).status === 0;

/** Whole workflows in the documentation: the others are parts. */
function workflows(): readonly { readonly file: string; readonly text: string }[] {
  return globSync('docs/*.md', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
      .map(([, text = '']) => ({ file, text }))
      .filter(({ text }) => /^on:/m.test(text) && /^jobs:/m.test(text)),
  );
}

/** The workflows that ship: examples to copy, and those that others call. */
const shipped = [
  'examples/.github/workflows/*.yml',
  'examples/gitops-repository/.github/workflows/*.yml',
  '.github/workflows/*.yml',
].flatMap((pattern) => globSync(pattern, { cwd: root }));

describe.skipIf(!hasActionlint)('the workflows that ship', () => {
  it('are such that actionlint has nothing to say', () => {
    const { stdout, status } = spawnSync('actionlint', ['-no-color', ...shipped], { cwd: root, encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});

describe('every workflow that ships', () => {
  it('stands in the documentation as it ships', () => {
    const read = (file: string) => readFileSync(join(root, file), 'utf8');
    const [, ...lines] = read('examples/.github/workflows/comment.yml').split('\n');
    expect(read('docs/comments.md')).toContain(`\`\`\`yaml\n${lines.join('\n')}\`\`\`\n`);
  });

  const texts = shipped.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);

  it.each(texts)('%s takes the actions of others by their commit', (_, text) => {
    const uses = [...text.matchAll(/\buses: (?!\.\/|org\/gitops-deploy)(\S+)/g)].map(([, name = '']) => name);
    expect(uses.filter((name) => !/@[0-9a-f]{40}$/.test(name))).toEqual([]);
  });

  it.each(texts)('%s has no permission that no job asks for', (_, text) => {
    expect(text).toMatch(/^permissions: \{\}$/m);
  });

  it.each(texts.filter(([file]) => !/(ci|release)\.yml$/.test(file)))(
    '%s puts no untrusted text into a script',
    (_, text) => {
      const scripts = [
        ...text.matchAll(/^( *)- ?(?:name: .*\n(?:\1 {2}.*\n)*?\1 {2})?run: ?(\|\n(?:\1 {4}.*\n)*|.*\n)/gm),
      ];
      expect(
        scripts.map(([script]) => script).filter((script) => script.slice(script.indexOf('run:')).includes('${{')),
      ).toEqual([]);
    },
  );

  it.each(texts.filter(([file]) => !/(ci|release)\.yml$/.test(file)))(
    '%s keeps nobody waiting behind a watch',
    (_, text) => {
      expect(text).not.toMatch(/^ *concurrency:/m);
    },
  );
});

describe.skipIf(!hasActionlint)('the workflows of the documentation', () => {
  it('are such that actionlint has nothing to say', () => {
    const all = workflows();
    expect(all.map(({ file }) => file)).toContain('docs/build-on-several-runners.md');
    const files = all.map(({ file, text }, index) => [
      `.github/workflows/${index}-${file.replaceAll('/', '-')}.yml`,
      text,
    ]);
    const folder = folderWith(Object.fromEntries(files));
    const names = files.map(([name = '']) => name);
    const { stdout, status } = spawnSync('actionlint', ['-no-color', ...names], { cwd: folder, encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });
});

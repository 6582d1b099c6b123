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

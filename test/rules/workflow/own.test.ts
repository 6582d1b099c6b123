import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saidOf } from '../judged.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The errors and warnings about a workflow. */
function wrongIn(text: string): readonly string[] {
  return saidOf({ '.github/workflows/own.yml': text })
    .filter(({ finding }) => finding.severity !== 'info')
    .map(({ finding: { rule, place, message } }) => `${place.line}:${place.column} ${rule} ${message}`);
}

describe('our own workflows have neither errors nor warnings', () => {
  const files = ['.github/workflows/*.yml', 'examples/**/.github/workflows/*.yml', 'examples/.github/workflows/*.yml'];
  it.each([...new Set(globSync(files, { cwd: root }))].toSorted())('%s', (file) => {
    expect(wrongIn(read(file))).toEqual([]);
  });

  const shown = ['README.md', ...globSync('docs/*.md', { cwd: root }).toSorted()].flatMap((file) =>
    [...read(file).matchAll(/^([ \t]*)```ya?ml\n([\s\S]*?)^[ \t]*```/gm)]
      .map(([, indent = '', text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''))
      .filter((text) => /^jobs:/m.test(text))
      .map((text, index) => ({ file, index, text })),
  );

  it.each(shown)('the $index. in $file', ({ text }) => {
    // what has no `on` is part of a workflow: its permissions may stand in another part
    const isPart = !/^on:/m.test(text);
    expect(wrongIn(text).filter((line) => !isPart || !line.includes(' wf-permissions '))).toEqual([]);
  });
});

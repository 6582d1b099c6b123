import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';

it('tells files from folders, behind links too, and both from what is not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinds-'));
  try {
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('file', join(folder, 'link'));
    symlinkSync('nothing', join(folder, 'dead'));
    const files = createFiles();
    const kind = (name: string) => files.kind(join(folder, name));
    expect(await Promise.all(['inner', 'file', 'link', 'dead', 'none', 'file/x', 'a\0b'].map(kind))).toEqual([
      'folder',
      'file',
      'file',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

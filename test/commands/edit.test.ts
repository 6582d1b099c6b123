import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EditRequest } from '../../src/commands/edit.ts';
import { edit } from '../../src/commands/edit.ts';
import { createFiles } from '../../src/files/files.ts';
import { createSources } from '../../src/files/sources.ts';

let folder: string;
const inFolder = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edit-'));
  writeFileSync(inFolder('a.yaml'), 'a: 1 # one\n', { mode: 0o755 });
  writeFileSync(inFolder('b.yaml'), 'a: [1]\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function edited(expression: string, files: readonly string[], more: Partial<EditRequest> = {}) {
  const nothing = () => {};
  const request = {
    expressions: [expression],
    files: files.map(inFolder),
    check: false,
    shows: 'nothing' as const,
    mustMatch: false,
    variables: {},
    ...more,
  };
  return edit(request, {
    sources: createSources(folder),
    files: createFiles(),
    log: { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing },
    show: nothing,
  });
}

const read = (name: string) => readFileSync(inFolder(name), 'utf8');

describe('edit', () => {
  it('writes what changed, and leaves the mode of the file', async () => {
    expect((await edited('.a = 2', ['a.yaml'])).outcome).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    expect(read('a.yaml')).toBe('a: 2 # one\n');
    expect(statSync(inFolder('a.yaml')).mode & 0o777).toBe(0o755);
  });

  it('writes no file where one is refused', async () => {
    await expect(edited('.a = 2', ['a.yaml', 'b.yaml'])).rejects.toMatchObject({ code: 'bad-input' });
    expect(read('a.yaml')).toBe('a: 1 # one\n');
  });

  it('with --check writes nothing, and fails where something would change', async () => {
    const { outcome } = await edited('.a = 2', ['a.yaml'], { check: true });
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'would-change' });
    expect((await edited('.a = 1', ['a.yaml'], { check: true })).outcome.outcome).toBe('succeeded');
    expect(read('a.yaml')).toBe('a: 1 # one\n');
  });

  it('with --stdout gives the result, with --diff the difference', async () => {
    expect((await edited('.a = 2', ['a.yaml'], { shows: 'result' })).output).toBe('a: 2 # one\n');
    expect(read('a.yaml')).toBe('a: 1 # one\n');
    expect((await edited('.a = 2', ['a.yaml'], { shows: 'diff' })).output).toMatch(/^-a: 1 # one\n\+a: 2 # one$/m);
    expect(read('a.yaml')).toBe('a: 1 # one\n');
  });

  it('of what names nothing only warns, unless it must match', async () => {
    expect((await edited('del(.z)', ['a.yaml'])).outcome.outcome).toBe('succeeded');
    await expect(edited('del(.z)', ['a.yaml'], { mustMatch: true })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('tells a file that is not there, and an expression that cannot be read', async () => {
    await expect(edited('.a = 1', ['no.yaml'])).rejects.toMatchObject({ code: 'bad-input' });
    await expect(edited('.a', ['a.yaml'])).rejects.toMatchObject({ code: 'bad-input' });
  });
});

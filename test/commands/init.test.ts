import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { init } from '../../src/commands/init.ts';
import { DeployError } from '../../src/errors.ts';
import { createNewFiles } from '../../src/files/new-files.ts';
import type { NewFiles } from '../../src/ports/new-files.ts';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { answersOf } from '../scaffold/combinations.ts';

let folder: string;
let said: string[];
const answers = answersOf({ backup: 'velero' });
const at = (path: string) => join(folder, path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
  said = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(
  more: { readonly gitops?: string; readonly dryRun?: boolean } = {},
  newFiles: NewFiles = createNewFiles(),
) {
  const say = (message: string) => void said.push(message);
  const nothing = () => {};
  const log = { debug: nothing, info: say, warning: say, error: say, mask: nothing };
  const request = { answers, out: at('app'), gitops: more.gitops, dryRun: more.dryRun ?? false };
  return init(request, { newFiles, log });
}

/** Every file below a folder with its bytes. */
function contentsOf(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

function put(path: string, content: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), content);
}

describe('init', () => {
  it('writes both repositories, the second in a folder of the first', async () => {
    const { outcome, details } = await run();
    const { application, gitops } = scaffold(answers);
    const wanted = [...application, ...[...gitops].map(([path, content]) => [`gitops/${path}`, content] as const)];
    expect(contentsOf(at('app'))).toEqual(Object.fromEntries(wanted));
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'done', sentence: `${wanted.length} files written` });
    expect(details?.['files']).toContainEqual({ file: at('app/gitops/argocd/api.yaml'), state: 'new' });
    expect(said).toContain('next:');
  });

  it('writes the second where it is told to', async () => {
    await run({ gitops: at('other') });
    expect(existsSync(at('app/gitops'))).toBe(false);
    expect(Object.keys(contentsOf(at('other')))).toContain('cluster/backup-api.yaml');
  });

  it('changes nothing when it is run again', async () => {
    await run();
    const before = contentsOf(folder);
    const times = lstatSync(at('app/Dockerfile')).mtimeMs;
    said = [];
    const { outcome } = await run();
    expect(outcome).toMatchObject({ outcome: 'succeeded', sentence: expect.stringContaining('0 files written, ') });
    expect(contentsOf(folder)).toEqual(before);
    expect(lstatSync(at('app/Dockerfile')).mtimeMs).toBe(times);
    expect(said).toEqual([]);
  });

  it('keeps a file that differs, tells it, and writes all others', async () => {
    put('app/Dockerfile', 'FROM scratch\n');
    const { outcome, details } = await run();
    expect(outcome).toMatchObject({
      outcome: 'failed',
      reason: 'files-kept',
      sentence: expect.stringContaining('1 kept'),
    });
    expect(readFileSync(at('app/Dockerfile'), 'utf8')).toBe('FROM scratch\n');
    expect(existsSync(at('app/.gitops-deploy.yaml'))).toBe(true);
    expect(details?.['files']).toContainEqual({ file: at('app/Dockerfile'), state: 'kept' });
    expect(said.join('\n')).toContain(`${at('app/Dockerfile')}: is there with other content, and was left as it is`);
  });

  it('only says what it would do in a dry run', async () => {
    const { outcome } = await run({ dryRun: true });
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'dry-run' });
    expect(readdirSync(folder)).toEqual([]);
    expect(said).toContain(`would write ${at('app/Dockerfile')}`);
  });

  it.each([
    ['a link to a folder', () => symlinkSync(at('else'), at('app/.github')), '.github is a link'],
    ['a link in the place of the second folder', () => symlinkSync(at('else'), at('app/gitops')), 'gitops is a link'],
    ['a link that leads nowhere', () => symlinkSync('/nowhere', at('app/Dockerfile')), 'is a link'],
    ['a folder in the place of a file', () => mkdirSync(at('app/Dockerfile')), 'is a folder'],
    ['a file in the place of a folder', () => put('app/.github', ''), '.github is a file'],
  ])('writes nothing at all where there is %s', async (_, make, wanted) => {
    for (const name of ['app', 'else']) mkdirSync(at(name));
    make();
    const before = readdirSync(folder, { recursive: true });
    const error = await run().catch((thrown: unknown) => thrown);
    if (!(error instanceof DeployError)) throw new Error('nothing was refused');
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining('nothing was written') });
    expect(error.problems[0]?.message).toContain(wanted);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it('replaces nothing that came to stand there after it had looked', async () => {
    const { look, make } = createNewFiles();
    const late: NewFiles = {
      look,
      make: (root, contents) => {
        put('app/Dockerfile', 'mine\n');
        return make(root, contents);
      },
    };
    await expect(run({}, late)).rejects.toThrow(/Dockerfile: cannot be written/);
    expect(readFileSync(at('app/Dockerfile'), 'utf8')).toBe('mine\n');
  });

  it('leaves no half files', async () => {
    const { make } = createNewFiles();
    put('root/a', 'there');
    expect(
      await make(
        at('root'),
        new Map([
          ['b', 'b'],
          ['a', 'a'],
          ['c', 'c'],
        ]),
      ),
    ).toMatchObject({
      result: 'failed',
      file: 'a',
      made: ['b'],
    });
    expect(readdirSync(at('root')).toSorted()).toEqual(['a', 'b']);
  });
});

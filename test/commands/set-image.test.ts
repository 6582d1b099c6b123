import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SetImageRequest } from '../../src/commands/set-image.ts';
import { setImage } from '../../src/commands/set-image.ts';
import { createFiles } from '../../src/files/files.ts';
import { createSources } from '../../src/files/sources.ts';
import { parseAssignment } from '../../src/image/assignment.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const values = 'image: {repository: acme/api, tag: v1} # ours\n';
const pinned = `image: acme/api:v1@${digest}\n`;

let folder: string;
let warnings: string[];

beforeEach(() => {
  warnings = [];
  folder = mkdtempSync(join(tmpdir(), 'set-image-'));
  writeFileSync(join(folder, 'values.yaml'), values);
  writeFileSync(join(folder, 'pinned.yaml'), pinned);
  writeFileSync(join(folder, 'other.yaml'), 'image: acme/other:v1\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

function set(words: string, files: readonly string[], more: Partial<SetImageRequest> = {}) {
  const nothing = () => {};
  const images = words.split(' ').map(parseAssignment);
  const request = {
    images: images.filter((image) => typeof image !== 'string'),
    files: files.map((name) => `${folder}/${name}`),
    removeDigest: false,
    check: false,
    shows: 'nothing' as const,
    ...more,
  };
  return setImage(request, {
    sources: createSources(folder),
    files: createFiles(),
    log: { debug: nothing, info: nothing, warning: (text) => warnings.push(text), error: nothing, mask: nothing },
    show: nothing,
  });
}

describe('set-image', () => {
  it('writes the files that name the image, and tells what changed', async () => {
    const { outcome, details } = await set('acme/api=v2', ['values.yaml', 'other.yaml']);
    expect(outcome).toMatchObject({ outcome: 'succeeded', sentence: '1 change in 1 of 2 files' });
    expect(read('values.yaml')).toBe(values.replace('v1', 'v2'));
    expect(details).toMatchObject({
      files: [{ changes: [{ kind: 'set', path: '.image.tag', line: 1, from: 'v1', to: 'v2' }] }, { changes: [] }],
    });
  });

  it('writes no file where one cannot be written, and says so', async () => {
    const half = join(folder, `other.yaml.${process.pid}.part`);
    mkdirSync(half);
    const both = set('acme/api=v2 acme/other=v2', ['values.yaml', 'other.yaml']);
    await expect(both).rejects.toThrow(/other\.yaml: cannot be written: .*; no file was changed/);
    expect(read('values.yaml')).toBe(values);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([basename(half)]);
  });

  it('leaves a file its permissions', async () => {
    chmodSync(join(folder, 'values.yaml'), 0o751);
    await set('acme/api=v2', ['values.yaml']);
    expect(statSync(join(folder, 'values.yaml')).mode & 0o7777).toBe(0o751);
  });

  it.skipIf(process.getuid?.() !== 0)('leaves a file its owner', async () => {
    chownSync(join(folder, 'values.yaml'), 65534, 65534);
    await set('acme/api=v2', ['values.yaml']);
    expect(statSync(join(folder, 'values.yaml'))).toMatchObject({ uid: 65534, gid: 65534 });
  });

  it('reads a file once, however often and however it is named', async () => {
    const { outcome } = await set('acme/api=v2', ['values.yaml', './values.yaml', 'values.yaml']);
    expect(outcome.sentence).toBe('1 change in 1 of 1 file');
  });

  it('sets several images at once', async () => {
    await set('acme/api=v2 acme/other=v3', ['values.yaml', 'other.yaml']);
    expect([read('values.yaml'), read('other.yaml')]).toEqual([values.replace('v1', 'v2'), 'image: acme/other:v3\n']);
  });

  it('writes no file where one is refused', async () => {
    await expect(set('acme/api=v2', ['values.yaml', 'pinned.yaml'])).rejects.toMatchObject({
      code: 'bad-input',
      problems: [{ place: { line: 1, column: 8 }, remedy: expect.stringContaining('--remove-digest') }],
    });
    expect([read('values.yaml'), read('pinned.yaml')]).toEqual([values, pinned]);
  });

  it('with --remove-digest removes a digest that would go stale', async () => {
    await set('acme/api=v2', ['pinned.yaml'], { removeDigest: true });
    expect(read('pinned.yaml')).toBe('image: acme/api:v2\n');
  });

  it('with --check, --diff and --stdout writes nothing', async () => {
    const checked = await set('acme/api=v2', ['values.yaml'], { check: true });
    expect(checked.outcome).toMatchObject({ outcome: 'failed', reason: 'would-change' });
    expect((await set('acme/api=v1', ['values.yaml'], { check: true })).outcome.outcome).toBe('succeeded');
    expect((await set('acme/api=v2', ['values.yaml'], { shows: 'diff' })).output).toContain('tag: v2} # ours');
    expect((await set('acme/api=v2', ['values.yaml'], { shows: 'result' })).output).toBe(values.replace('v1', 'v2'));
    expect(read('values.yaml')).toBe(values);
  });

  it('warns of a Rollout whose containers are in none of the files', async () => {
    const rollout = 'kind: Rollout\nmetadata: {name: api}\nspec:\n  workloadRef: {kind: Deployment, name: base}\n';
    writeFileSync(join(folder, 'rollout.yaml'), rollout);
    writeFileSync(join(folder, 'base.yaml'), 'kind: Deployment\nmetadata: {name: base}\n');
    await set('acme/api=v2', ['values.yaml', 'rollout.yaml']);
    expect(warnings).toEqual([
      expect.stringMatching(/rollout\.yaml:4:16: the Rollout api takes its pods from Deployment\/base/),
    ]);
    await set('acme/api=v3', ['values.yaml', 'rollout.yaml', 'base.yaml']);
    expect(warnings).toHaveLength(1);
  });

  it('warns of texts that name the image and are left as they are', async () => {
    const pod =
      'spec:\n  containers:\n  - image: acme/api:v1\n    args: ["--image=acme/api:v1", acme/api:v2, "acme/api-web:v1", acme/api]\n';
    const scripts =
      'kind: ConfigMap\ndata:\n  run.sh: |\n    docker pull docker.io/acme/api:v1.\n  a.yaml: |\n    image: acme/api:v1\n    args: [acme/api:v0]\n  b.conf: |\n    {{ if .x }}\n    repository: acme/api\n    tag: v1\n    {{ end }}\n';
    writeFileSync(join(folder, 'pod.yaml'), pod);
    writeFileSync(join(folder, 'scripts.yaml'), scripts);
    await set('acme/api=v2', ['pod.yaml', 'scripts.yaml', 'other.yaml']);
    expect(warnings).toEqual([
      expect.stringMatching(/pod\.yaml:4:21: a text names acme\/api:v1, and was left as it is \(change it by hand if/),
      expect.stringMatching(/scripts\.yaml:4:17: a text names docker\.io\/acme\/api:v1, /),
      expect.stringMatching(/scripts\.yaml:7:12: a text names acme\/api:v0, /),
      expect.stringMatching(/scripts\.yaml:10:17: a text names acme\/api, /),
    ]);
    expect(read('scripts.yaml')).toBe(scripts.replace('image: acme/api:v1', 'image: acme/api:v2'));
  });

  it('warns of a parameter of an Application that wins over the values file', async () => {
    const application = (helm: string) => `kind: Application\nspec: {source: {helm: {${helm}}}}\n`;
    const tag = 'parameters: [{name: image.tag, value: v1}]';
    writeFileSync(join(folder, 'app.yaml'), application(tag));
    writeFileSync(join(folder, 'named.yaml'), application(`valueFiles: [$values/values.yaml], ${tag}`));
    writeFileSync(join(folder, 'none.yaml'), application('parameters: [{name: image.tag, value: v0}]'));
    writeFileSync(
      join(folder, 'own.yaml'),
      application(`valuesObject: {image: {repository: acme/api, tag: v1}}, ${tag}`),
    );
    await set('acme/api=v2', ['values.yaml', 'app.yaml', 'named.yaml', 'none.yaml', 'own.yaml']);
    expect(warnings).toEqual([
      expect.stringMatching(
        /app\.yaml:2:62: the parameter image\.tag says v1, and .* wins over \S+values\.yaml:1:36 \(change it too/,
      ),
      expect.stringMatching(/named\.yaml:2:97: the parameter image\.tag says v1/),
    ]);
    await set('acme/api=v2', ['values.yaml', 'app.yaml', 'named.yaml']);
    expect(warnings.slice(2)).toEqual([expect.stringMatching(/named\.yaml/)]);
  });

  it('refuses an image that no file names, and a file that is not there', async () => {
    await expect(set('acme/web=v2', ['values.yaml', 'other.yaml'])).rejects.toMatchObject({ code: 'bad-input' });
    await expect(set('acme/api=v2', ['values.yaml', 'no.yaml'])).rejects.toMatchObject({ code: 'bad-input' });
    expect(read('values.yaml')).toBe(values);
  });
});

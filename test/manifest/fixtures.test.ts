import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diffOf } from '../../src/manifest/diff.ts';
import type { EditTarget } from '../../src/manifest/plan.ts';
import { planEdits } from '../../src/manifest/plan.ts';
import { restoreEdits } from '../../src/manifest/restore.ts';
import { api, at, digest, image } from './plan-text.ts';

interface Fixture {
  /** `NAME.before.EXT` and `NAME.after.EXT` are its files. */
  readonly name: string;
  readonly file: string;
  readonly targets: readonly EditTarget[];
  /** `line:column path from → to` of every value that the edits name. */
  readonly named: readonly string[];
}

const commit = { ...api, tag: '1234567' };
const a = `sha256:${'a'.repeat(64)}`;

const fixtures: readonly Fixture[] = [
  {
    name: 'kustomization.yaml',
    file: 'overlays/eu/kustomization.yaml',
    targets: [image({ ...api, tag: 'v1.21.0' })],
    named: ['17:11 .images[] | select(.name == "ghcr.io/acme/api") | .newTag v1.20.3 → v1.21.0'],
  },
  {
    name: 'kustomization-crlf-bom.yaml',
    file: 'kustomization.yml',
    targets: [image(api)],
    named: [
      '4:13 .images[] | select(.name == "api") | .newTag v1 → v2',
      `5:13 .images[] | select(.name == "api") | .digest ${a} → ${digest}`,
    ],
  },
  {
    name: 'values.yaml',
    file: 'values.yaml',
    targets: [image(commit)],
    named: [
      '10:8 .image.tag  → 1234567',
      '20:10 .worker.image.tag 4f9c2aa → 1234567',
      `21:13 .worker.image.digest  → ${digest}`,
      '25:10 .migrations.image ghcr.io/acme/api:4f9c2aa → ghcr.io/acme/api:1234567',
      `26:15 .sidecarImage ghcr.io/acme/api:4f9c2aa@${a} → ghcr.io/acme/api:1234567@${digest}`,
      '30:13 .legacy.imageTag 4f9c2aa → 1234567',
    ],
  },
  {
    name: 'manifests.yaml',
    file: 'all.yaml',
    targets: [image(api)],
    named: [
      '20:18 .spec.template.spec.initContainers[] | select(.name == "migrate") | .image ghcr.io/acme/api:v1 → ghcr.io/acme/api:v2',
      '24:18 .spec.template.spec.containers[] | select(.name == "api") | .image ghcr.io/acme/api:v1 → ghcr.io/acme/api:v2',
      '34:33 select(.kind == "Deployment" and .metadata.name == "worker") | .spec.template.spec.containers[] | select(.name == "worker") | .image ghcr.io/acme/api:v1 → ghcr.io/acme/api:v2',
      `46:22 .spec.jobTemplate.spec.template.spec.containers[] | select(.name == "report") | .image ghcr.io/acme/api@${a} → ghcr.io/acme/api@${digest}`,
    ],
  },
  {
    name: 'anchors.yaml',
    file: 'values.yaml',
    targets: [image(api)],
    named: ['2:46 .x-defaults.image.tag v0 → v2', '9:16 .api.image.tag v1 → v2'],
  },
  {
    name: 'helmrelease.yaml',
    file: 'release.yaml',
    targets: [image({ ...api, tag: '1.30' })],
    named: ['13:12 .spec.values.image.tag 1.20 → 1.30'],
  },
  {
    name: 'deployment.json',
    file: 'deployment.json',
    targets: [image(api), at('.metadata.labels.version', 'v2')],
    named: [
      '4:55 .metadata.labels.version 7 → v2',
      '6:31 .spec.template.spec.containers[] | select(.name == "api") | .image ghcr.io/acme/api:v1 → ghcr.io/acme/api:v2',
    ],
  },
  {
    name: 'odd.yaml',
    file: 'odd.yaml',
    targets: [
      at('.h', 'new'),
      at('.a["y z"]', "it's"),
      at('.a.w', 'new'),
      at('.b[1][0]', 'new'),
      at('.b[-2][1]', '🚀 new'),
      at('.b[2].c', 'new'),
      at('.b[2].d', 'new'),
      at('.b[-1].e', 'new'),
      at('.g', 'on'),
    ],
    named: [
      `1:24 .a["y z"] old → it's`,
      '1:36 .a.w old → new',
      '7:7 .b[1][0] old → new',
      '8:7 .b[1][1] 🚀 old → 🚀 new',
      '9:6 .b[2].c old → new',
      '10:6 .b[2].d  → new',
      '11:5 .b[2].e  → new',
      '13:4 .g old → on',
      '17:4 .h old → new',
    ],
  },
];

function read(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
}

function pairOf({ name }: Fixture): { readonly before: Uint8Array; readonly after: Uint8Array } {
  const [stem, extension] = name.split('.');
  return { before: read(`${stem}.before.${extension}`), after: read(`${stem}.after.${extension}`) };
}

function planOn({ file, targets }: Fixture, bytes: Uint8Array) {
  const plan = planEdits(
    targets.map((target) => ({ file, target })),
    new Map([[file, bytes]]),
  );
  const [only] = plan.result === 'planned' ? plan.files : [];
  if (only === undefined) throw new Error(JSON.stringify(plan));
  return only;
}

describe.each(fixtures)('$name', (fixture) => {
  const { before, after } = pairOf(fixture);

  it('becomes exactly the bytes expected', () => {
    expect(Buffer.from(planOn(fixture, before).after).toString()).toBe(Buffer.from(after).toString());
    expect(Buffer.from(planOn(fixture, before).after).equals(after)).toBe(true);
  });

  it('tells every value that the edits name', () => {
    const named = planOn(fixture, before).named.map(
      ({ line, column, path, from, to }) => `${line}:${column} ${path} ${from} → ${to}`,
    );
    expect(named).toEqual(fixture.named);
  });

  it('does not change the second time', () => {
    const again = planOn(fixture, after);
    expect(again.edits).toEqual([]);
    expect(again.after).toBe(after);
    expect(again.named).toHaveLength(fixture.named.length);
  });

  it('shows nothing in its diff but the lines of the values', () => {
    const lines = diffOf(planOn(fixture, before)).split('\n');
    const count = new Set(fixture.named.map((one) => one.split(':')[0])).size;
    expect(lines.filter((line) => /^-(?!--)/.test(line))).toHaveLength(count);
    expect(lines.filter((line) => /^\+(?!\+\+)/.test(line))).toHaveLength(count);
  });

  it('has its old values again after a rollback', () => {
    const { named } = planOn(fixture, before);
    const back = restoreEdits(named, new Map([[fixture.file, after]]));
    const [restored] = back.result === 'planned' ? back.files : [];
    expect(restored?.edits.map(({ from, to }) => [to, from])).toEqual(named.map(({ from, to }) => [from, to]));
  });
});

describe('is refused as a whole', () => {
  const refused: readonly (readonly [string, RegExp, number | undefined])[] = [
    ['sops.yaml', /encrypted by SOPS/, undefined],
    ['template.yaml', /not valid YAML/, 5],
    ['flux.yaml', /Flux image automation/, 5],
    ['latin1.yaml', /not valid UTF-8/, undefined],
  ];
  it.each(refused)('%s', (name, message, line) => {
    const plan = planEdits([{ file: name, target: image(api) }], new Map([[name, read(name)]]));
    expect(plan).toMatchObject({
      result: 'refused',
      problems: [{ message: expect.stringMatching(message), place: { file: name }, remedy: expect.any(String) }],
    });
    expect(plan.result === 'refused' ? plan.problems[0]?.place?.line : 0).toBe(line);
  });
});

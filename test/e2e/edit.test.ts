import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { parseExpression } from '../../src/manifest/expression/parse.ts';
import { lineChanges } from '../../src/manifest/line-changes.ts';
import { editAny } from '../manifest/edit-any.ts';

const variables = { TAG: '1.20', WORD: 'v2', PATH: process.env['PATH'] };
/** The one in Go: others of that name speak another language. */
const hasYq = /mikefarah/.test(spawnSync('yq', ['--version'], { encoding: 'utf8' }).stdout ?? '');

const files: Readonly<Record<string, string>> = {
  values: `# values
image:
  repository: ghcr.io/acme/api # ours
  tag: "v1"

replicas: 2
resources:
  limits: {cpu: 500m, memory: 1Gi}
env:
  - name: A
    value: 'x'
  - name: B
    value: y
`,
  workload: `apiVersion: apps/v1
kind: Deployment
metadata:
    name: api
    labels:
        app.kubernetes.io/name: api
image: {tag: v1}
env:
- {name: A, value: x}
- {name: C}
`,
  documents: `kind: Service
image:
  tag: v0
---
kind: Deployment
replicas: 1
image:
  tag: v1
  # the last comment
env:
- name: A
  value: z
`,
  crlf: 'image:\r\n  tag: v1 # why\r\nreplicas: 3\r\nenv:\r\n  - name: A\r\n    value: b',
  bom: '\ufeffimage:\n  tag: 1.19\nreplicas: "3"\nenv: []\n',
  json: '{\n  "image": {\n    "tag": "v1"\n  },\n  "replicas": 2,\n  "env": [{"name": "A", "value": "x"}]\n}\n',
  block: `script: |
  tag: v1
  image: x
image:
  tag: v1
  note: >-
    folded
    text
replicas: 1
`,
  empty: 'image:\nreplicas: 0\nenv: # none\n',
  anchors: 'base: &base\n  x: 1\nimage:\n  tag: v1\nother: *base\nreplicas: 1\n',
};

const expressions: readonly string[] = [
  '.image.tag = "v2"',
  '.image.tag = "1.20"',
  '.image.tag = "12345e7"',
  '.image.tag = 1.20',
  '.image.tag = strenv(TAG)',
  '.image.tag = env(WORD)',
  '.image.tag |= . + "-x"',
  '.replicas = 5',
  '.replicas |= . + 1',
  '.replicas = null',
  '.new.deep.key = "yes"',
  '.image.digest = "sha256:0123"',
  '.image.pull = true | .replicas = 7',
  '."a.b/c" = "d"',
  '.["q r"] = "s t"',
  '(.env[] | select(.name == "A") | .value) = "new"',
  '(.env[] | select(.name == "A" and .value != "q")).value = "n"',
  '(.. | select(. == "v1")) = "v9"',
  '(.. | select(has("tag"))).tag = "v3"',
  '(select(.kind == "Deployment") | .replicas) = 4',
  '(select(documentIndex == 0) | .image.tag) = "d0"',
  'del(.image.tag)',
  'del(.replicas)',
  'del(.env[0])',
  'del(.env[] | select(.name == "A"))',
  'del(.image)',
  'del(.nothing.there)',
  '.image.copy = .image.tag',
  '(.image | select(has("tag") and (.tag | . == "v*"))).tag = "glob"',
  '(.env[] | select(.name | test("^[AB]$")) | .extra) = 1',
];

/** Refused on purpose, though yq does something: for which file and expression, and why. */
const refused: readonly (readonly [file: string, expression: string, message: string])[] = [
  // yq writes null for a right side that names nothing
  ['empty', '.image.copy = .image.tag', '.image.tag is not there, so it gives no value'],
];

/** Where yq's print changes other lines than are needed. */
const ownLines: Readonly<Record<string, { readonly gone: number; readonly come: number }>> = {
  // it puts the comment behind what is new, or takes it along
  'documents: .image.digest = "sha256:0123"': { gone: 0, come: 2 },
  'documents: .image.copy = .image.tag': { gone: 0, come: 2 },
  'documents: .image.pull = true | .replicas = 7': { gone: 1, come: 4 },
  'documents: del(.image.tag)': { gone: 4, come: 2 },
  // in JSON it writes each value on a line
  'json: .new.deep.key = "yes"': { gone: 1, come: 2 },
  'json: del(.env[0])': { gone: 1, come: 1 },
  'json: del(.env[] | select(.name == "A"))': { gone: 1, come: 1 },
  'json: (.env[] | select(.name | test("^[AB]$")) | .extra) = 1': { gone: 1, come: 1 },
  // it has joined the lines of a folded text
  'block: del(.image)': { gone: 5, come: 0 },
};

/** How many lines change in yq's own print, which has a style of its own and no other reason to change any. */
function linesOfYq(name: string, text: string, expression: string) {
  const [before = '', after = ''] = ['.', expression].map((one) => {
    const words = name === 'json' ? ['-o=json', one, '-'] : [one, '-'];
    return spawnSync('yq', words, { input: text, encoding: 'utf8', env: variables }).stdout;
  });
  return linesBetween(before, after);
}

async function ours(text: string, expression: string, file: string) {
  const parsed = await parseExpression(expression);
  if (parsed.result === 'wrong') throw new Error(`${expression}: ${parsed.message}`);
  const bytes = new TextEncoder().encode(text);
  return editAny({ file, bytes }, [parsed], variables);
}

function withoutEmpty(json: string): string {
  return json.replaceAll(/,?"env":(?:\[\]|null)/g, '');
}

function saysOf(text: string): string {
  return JSON.stringify(parseAllDocuments(text, { merge: true }).map((one): unknown => one.toJS()));
}

/** How many lines went and came, whatever their endings. */
function linesBetween(before: string, after: string): { readonly gone: number; readonly come: number } {
  const linesOf = (text: string) => text.replace('\ufeff', '').split(/\r?\n/);
  const changes = lineChanges(linesOf(before), linesOf(after));
  const count = (side: 'old' | 'now') => changes.reduce((sum, change) => sum + change[side][1] - change[side][0], 0);
  return { gone: count('old'), come: count('now') };
}

const cases = Object.entries(files).flatMap(([name, text]) =>
  expressions.map((expression) => ({ name, text, expression, file: name === 'json' ? 'f.json' : 'f.yaml' })),
);

describe.skipIf(!hasYq)('beside yq', () => {
  const counts = { equal: 0, refused: 0, both: 0, deviating: 0 };

  it.each(cases)('$name: $expression', async ({ name, text, expression, file }) => {
    const yq = spawnSync('yq', [expression, '-'], { input: text, encoding: 'utf8', env: variables });
    const edited = await ours(text, expression, file);
    if (edited.result === 'refused') {
      const message = edited.problems.map((one) => one.message).join('; ');
      const isMeant = refused.some((one) => one.join() === [name, expression, message].join());
      // or yq refuses as well
      expect(isMeant || yq.status !== 0, message).toBe(true);
      if (yq.status === 0) counts.refused += 1;
      else counts.both += 1;
      return;
    }
    expect(yq.stderr).not.toMatch(/^Error/);
    const after = new TextDecoder('utf-8', { ignoreBOM: true }).decode(edited.after);
    const [is, other] = [saysOf(after), saysOf(yq.stdout)];
    if (is !== other && expression.includes('.env[')) {
      // yq itself deviates: looking below a key that holds nothing leaves an empty list behind, even where it selects nothing
      expect(edited.changes).toEqual(expression.startsWith('del') ? [] : expect.anything());
      // and where a comment stands behind the key, it writes that list where it belongs to nothing
      if (!/^\[\]$/m.test(yq.stdout)) expect(withoutEmpty(is)).toBe(withoutEmpty(other));
      counts.deviating += 1;
      return;
    }
    expect(is).toBe(other);
    if (saysOf(after) === saysOf(text)) expect(edited.changes.every(({ from, to }) => from !== to)).toBe(true);
    const lines = linesBetween(text, after);
    const own = ownLines[`${name}: ${expression}`];
    expect(lines).toEqual(own ?? linesOfYq(name, text, expression));
    // what is listed is no more needed than that
    if (own !== undefined) expect(lines).not.toEqual(linesOfYq(name, text, expression));
    counts.equal += 1;
  });

  it('is held against enough', () => {
    console.log(
      `${cases.length} cases: ${JSON.stringify(counts)}, ${execFileSync('yq', ['--version'], { encoding: 'utf8' })}`,
    );
    expect(counts.equal).toBeGreaterThan(150);
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { parseExpression } from '../../src/manifest/expression/parse.ts';
import { editByExpressions } from '../../src/manifest/expression/run.ts';

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

/** Refused on purpose, though yq does something: why. */
const refused: readonly (readonly [RegExp, string])[] = [
  [/is not there, so it gives no value/, 'yq writes null for a right side that names nothing'],
  [/has no key|is empty, and nothing can be created/, 'what yq would guess is left to a person'],
];

async function ours(text: string, expression: string, file: string) {
  const parsed = await parseExpression(expression);
  if (parsed.result === 'wrong') throw new Error(`${expression}: ${parsed.message}`);
  const bytes = new TextEncoder().encode(text);
  return editByExpressions({ file, bytes }, [parsed], variables);
}

function withoutEmpty(json: string): string {
  return json.replaceAll(/,?"env":(?:\[\]|null)/g, '');
}

function saysOf(text: string): string {
  return JSON.stringify(parseAllDocuments(text, { merge: true }).map((one): unknown => one.toJS()));
}

/** Lines of one text that the other does not have as often. */
function linesOnlyIn(one: string, other: string): readonly string[] {
  const left = other.split('\n');
  return one.split('\n').filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const cases = Object.entries(files).flatMap(([name, text]) =>
  expressions.map((expression) => ({ name, text, expression, file: name === 'json' ? 'f.json' : 'f.yaml' })),
);

describe.skipIf(!hasYq)('beside yq', () => {
  const counts = { equal: 0, refused: 0, both: 0, deviating: 0 };

  it.each(cases)('$name: $expression', async ({ text, expression, file }) => {
    const yq = spawnSync('yq', [expression, '-'], { input: text, encoding: 'utf8', env: variables });
    const edited = await ours(text, expression, file);
    if (edited.result === 'refused') {
      const message = edited.problems.map((one) => one.message).join('; ');
      // what does not parse, or what yq refuses as well
      const isMeant = yq.status !== 0 || refused.some(([pattern]) => pattern.test(message));
      expect(isMeant, message).toBe(true);
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
    const most = edited.changes.length * (expression.startsWith('del') ? 6 : 4);
    expect(linesOnlyIn(text, after).length).toBeLessThanOrEqual(most);
    expect(linesOnlyIn(after, text).length).toBeLessThanOrEqual(most);
    counts.equal += 1;
  });

  it('is held against enough', () => {
    console.log(
      `${cases.length} cases: ${JSON.stringify(counts)}, ${execFileSync('yq', ['--version'], { encoding: 'utf8' })}`,
    );
    expect(counts.equal).toBeGreaterThan(150);
  });
});

import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../src/process/renderer.ts';
import { defaultContext } from '../../src/rules/context.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { judgeUnits } from '../../src/stages/judge-units.ts';
import { never } from '../clock.ts';

/** Says where every value below the containers stands, and what it is. */
const values: Rule = {
  id: 'values',
  family: 'images',
  severities: ['info'],
  title: 'every value of a container',
  why: 'to be seen',
  fix: 'nothing',
  repairs: 'person',
  sources: [],
  example: { file: '', bad: '', good: '' },
  looksAt: 'pod',
  judge: ({ containers, object }) =>
    containers.flatMap(({ view, name }) =>
      [view.at('image'), view.at('resources', 'limits', 'memory'), view.at('tty')].map((at) => ({
        at,
        message: `${object.namespace ?? '-'}/${object.name} ${name} ${at.path.split('.').at(-1)} ${at.value ?? 'missing'}`,
      })),
    ),
};

async function seen(files: Readonly<Record<string, string>>, isWhole = true) {
  const bytes = new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)]));
  const renderer = createRenderer({ PATH: process.env['PATH'] }, 3000);
  const context = { ...defaultContext, today: '2026-11-27' };
  const judged = await judgeUnits({ files: bytes, isWhole, rules: [values], context, renderer, signal: never });
  return {
    said: judged.said.map(
      ({ finding: { place, message } }) => `${place.file}:${place.line}:${place.column} ${message}`,
    ),
    notJudged: judged.notJudged.map(({ file, reason, message }) => `${file} ${reason}: ${message}`),
    templates: [...judged.templates],
  };
}

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api
          resources:
            limits: { memory: 1Gi }
`;

const patch = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  template:
    spec:
      containers:
        - name: proxy
          image: ghcr.io/acme/proxy:1
        - name: api
          resources:
            limits:
              memory: 2Gi
`;

describe('kustomizations', () => {
  it('are judged as Kustomize builds them, each value where it is written', async () => {
    const { said, notJudged } = await seen({
      'base/kustomization.yaml': 'resources: [deployment.yaml]\nnamePrefix: x-\n',
      'base/deployment.yaml': deployment,
      'prod/kustomization.yaml':
        'resources: [../base]\nnamespace: prod\npatches: [{path: patches/memory.yaml}]\nimages: [{name: ghcr.io/acme/api, newTag: v1}]\n',
      'prod/patches/memory.yaml': patch,
    });
    expect(notJudged).toEqual([]);
    expect(said).toEqual([
      'prod/patches/memory.yaml:10:18 prod/x-api proxy image ghcr.io/acme/proxy:1',
      'prod/patches/memory.yaml:9:11 prod/x-api proxy memory missing',
      'prod/patches/memory.yaml:9:11 prod/x-api proxy tty missing',
      'base/deployment.yaml:12:18 prod/x-api api image ghcr.io/acme/api:v1',
      'prod/patches/memory.yaml:14:23 prod/x-api api memory 2Gi',
      'base/deployment.yaml:11:11 prod/x-api api tty missing',
    ]);
  });

  it('that share a base say what is the base’s once', async () => {
    const overlay = 'resources: [../base]\n';
    const { said } = await seen({
      'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
      'base/deployment.yaml': deployment,
      'eu/kustomization.yaml': overlay,
      'us/kustomization.yaml': overlay,
    });
    expect(said).toHaveLength(3);
  });

  it('that read other files get them, and nothing of the machine', async () => {
    const { said, notJudged } = await seen({
      'app/kustomization.yaml':
        'resources: [deployment.yaml]\nconfigMapGenerator: [{name: c, files: [a.properties]}]\n',
      'app/deployment.yaml': deployment,
      'app/a.properties': 'a=b\n',
    });
    expect([said.length, notJudged]).toEqual([3, []]);
    const outside = await seen({
      'app/kustomization.yaml': 'resources: [deployment.yaml]\nconfigMapGenerator: [{name: c, files: [/etc/passwd]}]\n',
      'app/deployment.yaml': deployment,
    });
    expect(outside.notJudged).toEqual([expect.stringMatching(/^app\/kustomization.yaml unrendered: .*kustomize/)]);
    expect(outside.said).toHaveLength(3);
  });

  it('that build on what stands elsewhere are judged as they stand', async () => {
    const { said, notJudged } = await seen({
      'app/kustomization.yaml': 'resources: [deployment.yaml, "https://example.com/base?ref=v1"]\n',
      'app/deployment.yaml': deployment,
    });
    expect(notJudged).toEqual([expect.stringMatching(/^app\/kustomization.yaml remote: builds on https:/)]);
    expect(said).toHaveLength(3);
  });

  it('in a ring end', async () => {
    const { notJudged } = await seen({
      'a/kustomization.yaml': 'resources: [../b]\n',
      'b/kustomization.yaml': 'resources: [../a]\n',
    });
    expect(notJudged).not.toEqual([]);
  });
});

const chart = {
  'charts/api/Chart.yaml': 'apiVersion: v2\nname: api-chart\nversion: 1.0.0\n',
  'charts/api/values.yaml': 'image: ghcr.io/acme/api:v1\nmemory: 1Gi\n',
  'charts/api/values-prod.yaml': 'memory: 2Gi\n',
  'charts/api/templates/_names.tpl': '{{- define "api.name" -}}{{ .Chart.Name }}{{- end -}}\n',
  'charts/api/templates/deployment.yaml': `{{- $name := include "api.name" . }}
${deployment
  .replace('name: api\n', 'name: {{ $name }}\n')
  .replace('ghcr.io/acme/api', '{{ .Values.image }}')
  .replace('memory: 1Gi', 'memory: {{ .Values.memory }}')}`,
};

it('a component that nothing uses yet is judged as it stands in its files, and is no failure', async () => {
  const { said, notJudged } = await seen({
    'components/api/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [deployment.yaml]\n',
    'components/api/deployment.yaml': deployment,
  });
  expect(notJudged).toEqual([]);
  expect(said.length).toBeGreaterThan(0);
});

describe('charts', () => {
  it('are judged as Helm renders them, with each file of values, at the lines of their templates', async () => {
    const { said, notJudged, templates } = await seen(chart);
    expect(notJudged).toEqual([]);
    expect(said).toEqual([
      'charts/api/templates/deployment.yaml:13:18 -/api-chart api image ghcr.io/acme/api:v1',
      'charts/api/templates/deployment.yaml:15:21 -/api-chart api memory 1Gi',
      'charts/api/templates/deployment.yaml:12:11 -/api-chart api tty missing',
      'charts/api/templates/deployment.yaml:15:21 -/api-chart api memory 2Gi',
    ]);
    expect(templates).toContain('charts/api/templates/deployment.yaml');
  });

  it('find the kinds of APIs that every cluster has, and fall back to no old version', async () => {
    const kinds = [
      'apiregistration.k8s.io/v1',
      'policy/v1/PodDisruptionBudget',
      'autoscaling/v2/HorizontalPodAutoscaler',
    ];
    const template = kinds.map(
      (kind) => `{{ if not (.Capabilities.APIVersions.Has "${kind}") }}{{ fail "${kind}" }}{{ end }}\n`,
    );
    const { notJudged } = await seen({ ...chart, 'charts/api/templates/apis.yaml': template.join('') });
    expect(notJudged).toEqual([]);
  });

  it('that cannot be rendered are told, with what Helm says', async () => {
    const { notJudged } = await seen({ ...chart, 'charts/api/templates/bad.yaml': '{{ .Values.missing.field }}\n' });
    expect(notJudged).toEqual([expect.stringMatching(/^charts\/api\/Chart.yaml unrendered: .*helm: .*nil pointer/)]);
  });

  // whichever limit comes first
  it('that never end are ended', async () => {
    const { notJudged } = await seen({
      ...chart,
      'charts/api/templates/long.yaml': '{{ range until 100000000 }}a: {{ repeat 1000 "x" }}\n{{ end }}\n',
    });
    expect(notJudged).toEqual([
      expect.stringMatching(
        /^charts\/api\/Chart.yaml unrendered: .*helm: (gives more than|took more than|broke down: it takes more memory)/,
      ),
    ]);
  });
});

describe('what is rendered', () => {
  const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

  it('may stand at the root', async () => {
    const { said, notJudged } = await seen({
      'kustomization.yaml': 'resources: [deployment.yaml]\n',
      'deployment.yaml': deployment,
    });
    expect(notJudged).toEqual([]);
    expect(said).toContainEqual(expect.stringMatching(/^deployment.yaml:12:18 .*image ghcr.io\/acme\/api$/));
  });

  it.each([
    ['a file of a URL', 'configMapGenerator: [{ name: x, files: ["a=http://localhost:1/x"] }]'],
    ['variables of a URL', 'configMapGenerator: [{ name: x, envs: ["http://localhost:1/?x=cm.yaml"] }]'],
    ['a schema of a URL', 'openapi: { path: "http://localhost:1/x" }'],
    ['validators', 'validators: ["http://localhost:1/x"]'],
    [
      'a plugin',
      'transformers:\n  - |-\n    apiVersion: builtin\n    kind: PatchTransformer\n    path: http://localhost:1/x',
    ],
    ['a plugin of a file', 'transformers: [plugin.yaml]'],
    ['keys in other letters', 'Components: [http://localhost:1/x]'],
    ['keys within in other letters', 'configMapGenerator: [{ name: x, Files: ["http://localhost:1/x"] }]'],
    ['a folder of plugins', 'generators: [plugins]'],
    ['a repository that is a folder too', 'components: [github.com/acme/base]'],
    ['a file that is not there', 'configMapGenerator: [{ name: x, files: [../../../../../etc/passwd] }]'],
    ['a plugin that is a path', 'generators: ["apiVersion:\\n/../../../outside"]'],
  ])('asks nobody for %s', async (_, text) => {
    const { notJudged } = await seen({
      'app/kustomization.yaml': `resources: [cm.yaml]\n${text}\n`,
      'app/cm.yaml': configMap,
      'app/plugins/kustomization.yaml': 'resources: [plugin.yaml]\n',
      'app/plugins/plugin.yaml':
        'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: { name: p }\nfiles: ["http://localhost:1/x"]\n',
      'app/plugin.yaml': 'apiVersion: builtin\nkind: PatchTransformer\npath: http://localhost:1/x\n',
      'app/github.com/acme/base/kustomization.yaml': 'kind: Component\n',
    });
    expect(notJudged).toContainEqual(
      expect.stringMatching(/^app\/kustomization.yaml (remote: builds on|unrendered: .*kustomize would load)/),
    );
  });

  it('reads no schema from elsewhere', async () => {
    const { notJudged } = await seen({
      'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
      'c/values.yaml': 'a: 1\n',
      'c/values.schema.json': '{ "$ref": "file:///etc/passwd" }',
      'c/templates/a.yaml': configMap,
    });
    expect(notJudged).toEqual([]);
  });

  it('gets no more memory than it may have', async () => {
    const { notJudged } = await seen({
      'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
      'c/templates/a.yaml': 'a: {{ repeat 2000000000 "xxxxxxxxxx" | len }}\n',
    });
    expect(notJudged).toEqual([expect.stringMatching(/broke down: it takes more memory than it may have$/)]);
  });
});

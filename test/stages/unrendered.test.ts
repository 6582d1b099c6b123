import { describe, expect, it } from 'vitest';
import type { Renderer } from '../../src/ports/renderer.ts';
import { noRenderer } from '../../src/ports/renderer.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { defaultSettings } from '../../src/rules/settings.ts';
import type { Gathered } from '../../src/stages/gather.ts';
import { judgeGathered } from '../../src/stages/judge-gathered.ts';
import { judgeUnits } from '../../src/stages/judge-units.ts';
import { context } from '../rules/judged.ts';

type Files = Readonly<Record<string, string>>;

async function judged(files: Files, ids: readonly string[], renderer: Renderer = noRenderer) {
  return await judgeUnits({
    files: new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)])),
    isWhole: true,
    rules: catalogue.filter(({ id }) => ids.includes(id)),
    context,
    renderer,
    signal: new AbortController().signal,
  });
}

/** The errors about files that nothing renders, by the rules of these ids. */
async function errorsIn(files: Files, ids: readonly string[]): Promise<readonly string[]> {
  return (await judged(files, ids)).said
    .filter(({ finding }) => finding.severity === 'error')
    .map(({ finding: { rule, place, message } }) => `${place.file}:${place.line} ${rule} ${message}`);
}

const labelled = ['schema-valid', 'selector', 'service-target', 'rollout-refs'];

describe('a base whose labels its kustomization adds', () => {
  const deployment = (spec: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  ${spec}
  template:
    spec: { containers: [{ name: web, image: ghcr.io/acme/web:1.2.3 }] }
`;
  const bare = deployment('replicas: 2');
  const selecting = `${deployment('selector: { matchLabels: { app: web } }')}---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;
  const overlay = { 'overlay/kustomization.yaml': 'resources: [../base]\n' };
  const on = (app: string, more: string) => ({
    ...overlay,
    'base/kustomization.yaml': `resources: [app.yaml]\n${more}\n`,
    'base/app.yaml': app,
  });

  it.each([
    ['commonLabels: { app: web }'],
    ['labels: [{ pairs: { app: web }, includeSelectors: true }]'],
    ['labels: [{ pairs: { app: web }, includeTemplates: true }]'],
  ])('lacks nothing by %s', async (labels) => {
    expect(await errorsIn(on(bare, labels), labelled)).toEqual([]);
    expect(await errorsIn(on(selecting, labels), labelled)).toEqual([]);
  });

  it('lacks nothing where an overlay adds them', async () => {
    const files = { ...on(bare, ''), 'overlay/kustomization.yaml': 'resources: [../base]\ncommonLabels: { a: b }\n' };
    expect(await errorsIn(files, labelled)).toEqual([]);
  });

  it.each([[''], ['labels: [{ pairs: { app: web } }]'], ['commonLabels: {}']])(
    'lacks its selector by %j, which adds none',
    async (labels) => {
      expect(await errorsIn(on(bare, labels), labelled)).toEqual([
        'base/app.yaml:5 schema-valid selector is missing in spec',
      ]);
      expect(await errorsIn(on(selecting, labels), labelled)).toEqual([
        'base/app.yaml:5 selector the selector of Deployment web wants app: web, but its pods have no label app',
        'base/app.yaml:12 service-target Service web selects app: web, which no pod has: those of Deployment web have no label app',
      ]);
    },
  );

  it('is judged for all else', async () => {
    const wrong = bare.replace('replicas: 2', 'replicas: two\n  replica: 2');
    expect(await errorsIn(on(wrong, 'commonLabels: { app: web }'), labelled)).toEqual([
      'base/app.yaml:5 schema-valid spec.replicas is the text "two" where a whole number is wanted',
      'base/app.yaml:6 schema-valid replica is no field of spec (Kubernetes 1.37.2): replicas is probably meant',
    ]);
  });
});

describe('a kustomization with plugins', () => {
  const of = async (plugin: string) => {
    const { notJudged } = await judged(
      {
        'app/kustomization.yaml': 'resources: [cm.yaml]\ngenerators: [plugins]\n',
        'app/cm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
        'app/plugins/kustomization.yaml': 'resources: [more]\n',
        'app/plugins/more/kustomization.yaml': 'resources: [plugin.yaml, ../../plugins]\n',
        'app/plugins/more/plugin.yaml': plugin,
      },
      [],
    );
    return notJudged.map(({ message }) => message);
  };

  it('that stand in folders is not rendered where one of them leads out of the files', async () => {
    const plugin = 'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: { name: p }\n';
    expect(await of(`${plugin}files: ["http://127.0.0.1:1/x"]\n`)).toEqual([
      'is not rendered: kustomize would load what plugins names, which is not in these files',
    ]);
    expect(await of(`${plugin}literals: [a=b]\n`)).toEqual([]);
  });
});

describe('a chart that is not rendered', () => {
  const message =
    'An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: postgresql, redis';
  const refuses = (why: string): Renderer => ({
    render: async () => ({ result: 'refused', program: 'helm', message: why }),
  });
  const chart: Files = {
    'api/Chart.yaml': 'apiVersion: v2\nname: api\nversion: 1.0.0\n',
    'api/values.yaml': 'a: 1\n',
    'api/templates/a.yaml': 'a: {{ .Values.a }}-b\n',
    'api/templates/b.yaml': 'a: {{ .Values.a }}-b\n',
  };

  /** What is told as not judged, of the files that are asked about. */
  async function notJudged(
    why: string,
    { before, asked = () => true }: { readonly before?: Files; readonly asked?: (file: string) => boolean } = {},
  ) {
    const bytes = (files: Files) =>
      new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)]));
    const gathered: Gathered = {
      now: bytes(chart),
      ...(before === undefined ? {} : { previous: bytes(before) }),
      others: new Map(),
      isWhole: true,
      isAskedAbout: asked,
      seenFromHere: (file) => file,
      notJudged: [],
    };
    const log = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };
    const ports = { renderer: async () => refuses(why), log };
    const judges = { rules: catalogue, context, settings: defaultSettings };
    const told = await judgeGathered(gathered, judges, ports, new AbortController().signal);
    return told.notJudged.map((one) => `${one.file}${one.wasJudged === true ? ' was judged' : ''}: ${one.message}`);
  }

  const line =
    'api/Chart.yaml: is not rendered: what it depends on is not in its charts/ (postgresql, redis): run `helm dependency build` in its folder before the check';

  it('is told once, with what to do, and none of its templates', async () => {
    expect(await notJudged(message)).toEqual([line]);
    expect(await notJudged('it is wrong')).toEqual(['api/Chart.yaml: is not rendered: helm: it is wrong']);
  });

  it('is told of the template that a change touches', async () => {
    expect(await notJudged(message, { before: chart, asked: (file) => file === 'api/templates/a.yaml' })).toEqual([
      line,
    ]);
    expect(await notJudged(message, { before: chart, asked: (file) => file === 'other.yaml' })).toEqual([]);
  });

  it('hides no template that could be judged before', async () => {
    const before = { ...chart, 'api/templates/b.yaml': 'a: b\n' };
    const told = await notJudged(message, { before, asked: (file) => file.startsWith('api/templates') });
    expect(told).toEqual([expect.stringMatching(/^api\/templates\/b.yaml was judged: /), line]);
  });
});

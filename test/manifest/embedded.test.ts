import { describe, expect, it } from 'vitest';
import { restoreEdits } from '../../src/manifest/restore.ts';
import { assigned, at, bytes, edited, planned, refusal, text, withImage } from './plan-text.ts';

/** The values of an Application in a header and lines of its own. */
function application(header: string, ...lines: readonly string[]): string {
  return `spec:\n  source:\n    helm:\n      values: ${header}\n${lines.map((line) => `${line}\n`).join('')}    path: x\n`;
}

describe('YAML as text within YAML keeps', () => {
  const headers: readonly (readonly [string, string, readonly string[]])[] = [
    ['its lines', '|', ['        image: acme/api:v1']],
    ['no line end after it', '|-', ['        image: acme/api:v1']],
    ['empty lines after it', '|+', ['        image: acme/api:v1', '', '']],
    ['an indentation of its own', '|2', ['        # deep', '          image: acme/api:v1']],
    ['a comment on its header', '| # values', ['        image: acme/api:v1']],
    ['empty lines and comments', '|', ['', '        # a', '', '        image: acme/api:v1   # b', '', '        x: 1']],
    ['empty lines before it', '|', ['', '        ', '        image: acme/api:v1']],
    ['lines of white space', '|', ['        image: acme/api:v1', '           ', '        x: 1']],
    ['several documents', '|', ['        a: 1', '        ---', '        image: acme/api:v1']],
    [
      'folded lines that are not folded',
      '>-',
      ['        image:', '          repository: acme/api', '          tag: v1'],
    ],
  ];
  it.each(headers)('%s', (_, header, lines) => {
    const before = application(header, ...lines);
    const after = before.replace('v1', 'v2');
    expect(withImage(before, 'acme/api=v2')).toBe(after);
    expect(withImage(after, 'acme/api=v2')).toBe(after);
    const crlf = before.replaceAll('\n', '\r\n');
    expect(withImage(crlf, 'acme/api=v2')).toBe(crlf.replace('v1', 'v2'));
    expect(withImage(`\ufeff${before}`, 'acme/api=v2')).toBe(`\ufeff${after}`);
  });
});

describe('YAML as text within YAML is refused', () => {
  const refused: readonly (readonly [string, string, RegExp])[] = [
    [
      'where lines are folded',
      application('>-', '        {image: acme/api:v1,', '        x: 1}'),
      /^4:15 \.spec\.source\.helm\.values is YAML as text in quotes or folded.*\(write it as a block of text \(\|\)\)/,
    ],
    ['in quotes', application(String.raw`"image: acme/api:v1\n"`), /^4:15 .* is YAML as text in quotes/],
    [
      'where it does not parse and names the image',
      application('|', '        image: acme/api:v1', '        x: [1'),
      /^4:15 the text of \.spec\.source\.helm\.values is not valid YAML/,
    ],
    [
      'where it is shown elsewhere by an alias',
      `a: &a |\n  image: acme/api:v1\nhelm:\n  values: *a\n`,
      /^4:11 \.helm\.values is the alias \*a of what stands on line 1/,
    ],
    [
      'where it has an anchor that is used',
      'helm:\n  values: &a |\n    image: acme/api:v1\nother: *a\n',
      /^2:14 \.helm\.values is shown elsewhere too/,
    ],
    [
      'at the value that cannot be changed alone',
      application('|', '        a: &a acme/api:v1', '        image: *a'),
      /^6:16 in the text of \.spec\.source\.helm\.values: \.image is the alias \*a/,
    ],
    [
      'at the value that is a block of text itself',
      application('|', '        image: >-', '          acme/api:v1'),
      /^5:16 in the text of .*: \.image is a block of text/,
    ],
  ];
  it.each(refused)('%s', (_, before, message) => expect(refusal(before, assigned('acme/api=v2'))).toMatch(message));
});

describe('a text is YAML where it is in quotes, and then refused,', () => {
  const quoted = '"image: acme/api:v1"';
  const isRefused = /^\d+:\d+ \S+ is YAML as text in quotes or folded/;
  const configMap = (kind: string, key: string) => `kind: ${kind}\ndata: {${key}: ${quoted}}\n`;
  it.each([
    ['as values of Helm', `helm: {values: ${quoted}}\n`],
    ['as values of k3s', `spec: {valuesContent: ${quoted}}\n`],
    ['as a patch', `patches: [{patch: ${quoted}}]\n`],
    ['as a JSON patch', `patchesJson6902: [{patch: ${quoted}}]\n`],
    ['as a merge patch of several lines', String.raw`patchesStrategicMerge: ["kind: Pod\nimage: acme/api:v1"]`],
    ['as values in a ConfigMap', configMap('ConfigMap', 'values.yaml')],
    ['as values of one of several environments', configMap('ConfigMap', 'values-eu.prod.yml')],
  ])('%s', (_, before) => expect(refusal(before, assigned('acme/api=v2'))).toMatch(isRefused));

  it.each([
    ['as values of something else', `chart: {values: ${quoted}}\n`],
    ['as something else of Helm', `helm: {version: ${quoted}}\n`],
    ['as content elsewhere', `status: {valuesContent: ${quoted}}\n`],
    ['as something else of a spec', `spec: {content: ${quoted}}\n`],
    ['as a patch of something else', `spec: {patch: ${quoted}}\n`],
    ['as the target of a patch', `patches: [{target: ${quoted}}]\n`],
    ['as the name of the file of a merge patch', 'patchesStrategicMerge: ["acme/api:v1.yaml"]\n'],
    ['as another file of a ConfigMap', configMap('ConfigMap', 'config.yaml')],
    ['as a file that only ends as values', configMap('ConfigMap', 'my-values.yaml')],
    ['as a template of values', configMap('ConfigMap', 'values.yaml.tpl')],
    ['as values of another object', configMap('Table', 'values.yaml')],
    ['as metadata of a ConfigMap', `kind: ConfigMap\nmetadata: {values.yaml: ${quoted}}\n`],
    ['as a list of its own', String.raw`list: ["kind: Pod\nimage: acme/api:v1"]`],
  ])('but not %s', (_, before) => {
    expect(refusal(before, assigned('acme/api=v2'))).toMatch(/names none \(acme\/api:v1\S* stands in a text at/);
  });
});

describe('a text that is not YAML as a rule is searched where it is YAML in a block', () => {
  const block = '|\n    image: acme/api:v1\n';
  it.each([
    ['a file in a ConfigMap', `kind: ConfigMap\ndata:\n  app.yaml: ${block}`],
    ['a file in a Secret', `kind: Secret\nstringData:\n  app.yml: ${block}`],
    ['extra manifests', `extraManifests:\n- ${block}`],
    ['additional containers', `additionalContainers: ${block}`],
    ['init containers', `initContainers: ${block}`],
  ])('%s', (_, before) => {
    expect(withImage(before, 'acme/api=v2')).toBe(before.replace('v1', 'v2'));
  });

  it.each([
    ['a file of another name in a ConfigMap', `kind: ConfigMap\ndata:\n  app.yaml.tpl: ${block}`],
    ['what is shown of a Secret', `kind: ConfigMap\nstringData:\n  app.yaml: ${block}`],
    ['data of a Secret', `kind: Secret\ndata:\n  app.yaml: ${block}`],
    ['a file of another object', `kind: Table\ndata:\n  app.yaml: ${block}`],
    ['metadata of a ConfigMap', `kind: ConfigMap\nmetadata:\n  app.yaml: ${block}`],
    ['what is called extraordinary', `extraordinary: ${block}`],
    ['what is called so in part', `myextraManifests: ${block}`],
    ['a list of another name', `scripts:\n- ${block}`],
  ])('and not %s', (_, before) => {
    expect(refusal(before, assigned('acme/api=v2'))).toMatch(/names none \(acme\/api:v1 stands in a text at/);
  });

  it.each([
    ['a list of maps', 'extraContainers: [{name: a}, 1, null]\n'],
    ['a number', 'extraContainers: 1\nsidecars: {a: b}\n'],
    ['a list in a list', 'patchesStrategicMerge: [[a], {b: c}]\n'],
    ['a key that is no text', '? [a]\n: |\n  image: acme/web:v1\n? {b: c}\n: [d]\n'],
    ['values that are no text', 'helm: {values: 1}\nspec: {valuesContent: {a: b}}\n'],
    ['a script', 'extraScript: |\n  #!/bin/sh\n  docker pull acme/web:v1\n'],
  ])('where others are something else: %s', (_, before) => {
    const both = `${before}---\nimage: acme/api:v1\n`;
    expect(withImage(both, 'acme/api=v2')).toBe(both.replace('api:v1', 'api:v2'));
  });
});

describe('text within text', () => {
  const patch = (image: string) =>
    `patches:\n- patch: |\n    kind: Application\n    spec:\n      source:\n        helm:\n          values: |\n            image: ${image}\n`;

  it('is refused where it names the image', () => {
    const message = /^2:10 \.patches\[0\]\.patch holds text within text, which may name the image too/;
    expect(refusal(patch('acme/api:v1'), assigned('acme/api=v2'))).toMatch(message);
    expect(refusal(patch('nginx:1.27'), assigned('nginx=1.28'))).toMatch(message);
  });

  it('is left alone where it does not', () => {
    const before = `${patch('acme/other:v1')}---\nimage: acme/api:v1\n`;
    expect(withImage(before, 'acme/api=v2')).toBe(before.replace('api:v1', 'api:v2'));
  });

  it('is refused by path', () => {
    const path = '.patches[0].patch | from_yaml | .spec.source.helm.values | from_yaml | .image';
    expect(refusal(patch('acme/api:v1'), at(path, 'x'))).toMatch(
      /^2:10 in the text of \.patches\[0\]\.patch: \.image is text within text \(edit it by hand\)/,
    );
  });
});

describe('a text that cannot be searched is refused where it says the name of the image', () => {
  it.each([
    ['nginx=2', 'nginx:1'],
    ['nginx=2', 'library/nginx:1'],
    ['docker.io/library/nginx=2', 'nginx:1'],
    ['mylibrary/nginx=2', 'mylibrary/nginx:1'],
  ])('%s in %s', (words, named) => {
    expect(refusal(`helm: {values: "image: ${named}"}\n`, assigned(words))).toMatch(/is YAML as text in quotes/);
  });

  it.each(['helm: {values: "image: web"}\n', 'helm: {values: ""}\n', 'helm:\n  values:\n'])(
    'and else left alone: %j',
    (text) => {
      expect(withImage(`${text}image: nginx:1\n`, 'nginx=2')).toBe(`${text}image: nginx:2\n`);
    },
  );
});

it('is left alone where it does not parse and does not name the image', () => {
  const before = 'helm:\n  values: |\n    a: [1\nimage: acme/api:v1\n';
  expect(withImage(before, 'acme/api=v2')).toBe(before.replace('v1', 'v2'));
});

describe('a path goes into it with from_yaml, as in yq', () => {
  const before =
    'spec:\n  sources:\n  - helm:\n      values: |\n        image:\n          tag: v1 # one\n        list: [a, b]\n';

  it('and changes one value', () => {
    expect(edited(before, at('.spec.sources[0].helm.values | from_yaml | .image.tag', '1.20'))).toBe(
      before.replace('v1', '"1.20"'),
    );
    expect(edited(before, at('.spec.sources[0].helm.values|from_yaml|.list[-1]', 'c'))).toBe(
      before.replace('b]', 'c]'),
    );
  });

  it('also behind a selector', () => {
    const named = `kind: Application\nmetadata: {name: api}\n${before}`;
    const path =
      'select(.kind == "Application" and .metadata.name == "api") | .spec.sources[0].helm.values | from_yaml | .image.tag';
    expect(edited(named, at(path, 'v2'))).toBe(named.replace('v1', 'v2'));
  });

  it.each([
    [
      '.spec.sources[0].helm.values | from_yaml | .image.tga',
      /^6:11 in the text of .*\.image has no key "tga".*did you mean "tag"\?/,
    ],
    ['.spec.sources[0].helm.values | from_yaml | .image', /is a map/],
    [
      '.spec.sources[0].helm | from_yaml | .image',
      /^4:7 \.spec\.sources\[0\]\.helm is no text that could be YAML \(correct the path\)/,
    ],
    [
      '.spec.sources[0].helm.values | from_yaml | select(di == 1) | .image.tag',
      /^5:9 in the text of \S+: has 1 document, so none is 1 \(count from 0\)$/,
    ],
    ['.spec.sources[0].helm.values | from_yaml | image', /wrong at column 44/],
    ['.spec.sources[0].helm.values | from_yaml | ', /wrong at column 44: an empty path/],
  ])('%s is refused', (path, message) => expect(refusal(before, at(path, 'x'))).toMatch(message));

  it('and is the path that is told, by which a rollback finds the value again', () => {
    const image = before.replace('tag: v1', 'repository: acme/api\n          tag: v1');
    const file = planned(image, [assigned('acme/api=v2')]);
    expect(file.edits).toEqual([
      {
        file: 'f.yaml',
        path: '.spec.sources[0].helm.values | from_yaml | .image.tag',
        line: 7,
        column: 16,
        from: 'v1',
        to: 'v2',
      },
    ]);
    const back = restoreEdits(file.edits, new Map([['f.yaml', file.after]]));
    expect(back.result === 'planned' ? text(back.files[0]?.after) : back).toBe(image);
    const overtaken = restoreEdits(file.edits, new Map([['f.yaml', bytes(image.replace('v1', 'v3'))]]));
    expect(overtaken).toMatchObject({ result: 'overtaken', places: [{ from: 'v3', line: 7 }] });
  });

  it('and conflicts with an image edit of the same value', () => {
    const image = before.replace('tag: v1', 'repository: acme/api\n          tag: v1');
    const path = '.spec.sources[0].helm.values | from_yaml | .image.tag';
    const file = { image, targets: [at(path, 'v3'), assigned('acme/api=v2')] };
    expect(() => planned(file.image, file.targets)).toThrow(
      /two edits want different values for \.spec\.sources\[0\]\.helm\.values \| from_yaml/,
    );
    expect(edited(image, at(path, 'v2'), assigned('acme/api=v2'))).toBe(image.replace('v1', 'v2'));
  });
});

it('the text may be the last of the file, without a line end', () => {
  expect(withImage('helm:\n  values: |\n    image: acme/api:v1', 'acme/api=v2')).toBe(
    'helm:\n  values: |\n    image: acme/api:v2',
  );
});

it('values within and around the text change together', () => {
  const before =
    'image: acme/api:v1\nhelm:\n  values: |\n    image: acme/api:v1\n    tag: &t v9\n  x: 1\nworker: {image: acme/api:v1}\n';
  expect(withImage(before, 'acme/api=version-2')).toBe(before.replaceAll('v1', 'version-2'));
});

import { describe, expect, it } from 'vitest';
import { environmentOf, lastingEnvironment, targetsOf } from '../../src/configuration/environment.ts';
import { readConfiguration } from '../../src/configuration/read.ts';

const preview = `    preview: { template: templates/api, path: "previews/{{pull-request}}", url: "https://pr-{{pull-request}}.example.com" }`;

const right = `application: api
image: { name: ghcr.io/acme/api }
gitops: { repository: acme/gitops, allowed-paths: [previews/**] }
environments:
  preview:
${preview}
    targets:
      - name: eu
        edits: [{ file: "previews/{{ pull-request }}/values.yaml", path: .image.tag }]
        argocd: { application: "pr-{{pull-request}}", namespace: "argocd-{{pull-request}}" }
        workloads: [{ namespace: "{{pull-request}}", name: "api-{{pull-request}}" }]
`;

function read(text: string) {
  const found = readConfiguration(text, 'f.yaml', 'api');
  return found.result === 'read'
    ? { configuration: found.applications[0], problems: [] }
    : { problems: found.problems.map(({ place, message }) => `${place?.line}:${place?.column} ${message}`) };
}

function configuration() {
  const found = read(right).configuration;
  if (found === undefined) throw new Error('it cannot be read');
  return found;
}

describe('the preview of a pull request', () => {
  it('is an environment of its own, with the number of its pull request wherever it is asked for', () => {
    expect(environmentOf(configuration(), 'preview-17')).toMatchObject({
      preview: { template: 'templates/api', from: 'gitops', path: 'previews/17', url: 'https://pr-17.example.com' },
      targets: [
        {
          edits: [{ file: 'previews/17/values.yaml' }],
          argocd: { application: 'pr-17', namespace: 'argocd-17' },
          workloads: [{ namespace: '17', name: 'api-17' }],
        },
      ],
    });
  });

  it('is nothing to promote to or from', () => {
    for (const name of ['preview', 'preview-17'])
      expect(() => lastingEnvironment(configuration(), name)).toThrow(`${name} is a preview: nothing is promoted`);
    expect(() => lastingEnvironment(configuration(), 'nowhere')).toThrow('there is no environment "nowhere"');
  });

  it('has to be named where one is meant', () => {
    expect(() => targetsOf(configuration(), 'preview', undefined)).toThrow('name one, such as preview-17');
  });

  it.each(['preview-0', 'preview-x', 'preview-1-2', 'other-1', 'preview-12345678901'])('is not %s', (name) => {
    expect(() => environmentOf(configuration(), name)).toThrow(`there is no environment "${name}"`);
  });
});

const elsewhere = `  staging:
    after: [preview]
    targets: [{ name: eu, edits: [{ file: previews/x.yaml, path: .a }], argocd: { application: "pr-{{pull-request}}" }, workloads: [{ namespace: a, name: b }] }]
`;

const changed = (from: string, to: string) => read(right.replace(from, to)).problems;

describe('a configuration of previews', () => {
  it('may be as in the documentation', () => expect(read(right).problems).toEqual([]));

  it.each([
    ['path: "previews/{{pull-request}}"', 'path: previews/all', 'must hold {{pull-request}}: each has its own'],
    ['path: "previews/{{pull-request}}"', 'path: "previews/{{sha}}"', '{{sha}} is unknown'],
    ['path: "previews/{{pull-request}}"', 'path: "../{{pull-request}}"', 'must not leave the repository'],
    ['path: "previews/{{pull-request}}"', 'path: "apps/{{pull-request}}"', 'is outside of gitops.allowed-paths'],
    ['template: templates/api', 'template: /etc/passwd', 'must not begin with /'],
    ['https://pr-{{pull-request}}.example.com', 'javascript:{{pull-request}}', 'must be an address that begins with'],
    ['https://pr-{{pull-request}}.example.com', 'https://x.example.com', 'must hold {{pull-request}}'],
    ['    targets:', '    write: pull-request\n    targets:', 'a preview needs `write: push`'],
    ['    targets:', '    waves: [[eu]]\n    targets:', 'a preview has no waves'],
    ['previews/{{ pull-request }}/values.yaml', 'previews/all.yaml', 'is no file of the preview'],
    ['previews/{{ pull-request }}/values.yaml', 'previews/{{pull-request}}1/a', 'is no file of the preview'],
    ['"api-{{pull-request}}"', '"api-{{sha}}"', 'must be letters, digits'],
    ['"{{pull-request}}"', '"a b{{pull-request}}"', 'must be letters, digits'],
  ])('is wrong with %s as %s', (from, to, why) => {
    expect(changed(from, to)).toContainEqual(expect.stringContaining(why));
  });

  it('tells what needs a preview, and what cannot have one', () => {
    expect(read(`${right}${elsewhere}`).problems).toEqual(
      expect.arrayContaining([
        '14:83 pr-{{pull-request}} needs an environment with `preview`',
        '13:13 "preview" has previews, one for each pull request: nothing is promoted from there',
      ]),
    );
  });

  it('has no other environment with the name of a preview', () => {
    const twin = elsewhere
      .replace('staging', 'preview-17')
      .replace('    after: [preview]\n', '')
      .replace('pr-{{pull-request}}', 'x');
    expect(read(`${right}${twin}`).problems).toEqual(['12:3 "preview-17" is the name of a preview of "preview"']);
  });
});

import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/manifest/read.ts';
import { expressionsIn, referencesIn } from '../../../src/rules/workflow/expressions.ts';
import { workflowOf as read } from '../../../src/rules/workflow/read.ts';
import { textOf } from '../../../src/rules/workflow/scalar-text.ts';
import type { Workflow } from '../../../src/rules/workflow/workflow.ts';

function workflow(text: string): Workflow {
  const source = readSource('.github/workflows/a.yml', new TextEncoder().encode(text));
  const found = source.result === 'read' ? read(source.source) : undefined;
  if (found === undefined) throw new Error('it is no workflow');
  return found;
}

describe('a workflow', () => {
  it.each([
    ['on: push', ['push']],
    ['on: [push, pull_request]', ['push', 'pull_request']],
    ['on: { push: { branches: [main] }, workflow_call: }', ['push', 'workflow_call']],
    ['name: x', []],
  ])('starts by %j', (text, triggers) => {
    expect([...workflow(text).triggers.keys()]).toEqual(triggers);
  });

  it('has jobs with steps, needs, calls and permissions', () => {
    const { jobs } = workflow(
      `permissions: { contents: read }\njobs:\n  a: { steps: [{ run: x }, { uses: A/B@v1 }] }\n  b: { needs: a, permissions: write-all, uses: ./.github/workflows/c.yml }\n  c: { needs: [a, b], permissions: { packages: write, actions: "\${` +
        '{ inputs.x }}" } }\n',
    );
    expect(jobs.map(({ id, needs, steps, uses }) => [id, needs, steps.map(({ title }) => title), uses?.kind])).toEqual([
      ['a', [], ['1', 'a/b'], undefined],
      ['b', ['a'], [], 'local'],
      ['c', ['a', 'b'], [], undefined],
    ]);
    expect(jobs.map(({ permissions }) => ['contents', 'packages', 'actions'].map(permissions.of))).toEqual([
      ['read', 'none', 'none'],
      ['write', 'write', 'write'],
      ['none', 'write', 'unknown'],
    ]);
  });

  it('is an action too', () => {
    expect(workflow('runs: { using: composite, steps: [{ run: x, shell: bash }] }').steps).toHaveLength(1);
  });

  it('has no commands in scripts of other shells', () => {
    const { steps } = workflow('jobs: { a: { steps: [{ run: git push, shell: pwsh }, { run: git push }] } }');
    expect(steps.map(({ script }) => script?.commands.length)).toEqual([0, 1]);
  });
});

describe('a text of a workflow', () => {
  const scripts: readonly (readonly [string, string, string])[] = [
    ['a literal block', 'run: |\n    a\n\n      b X\n    c\n', '5:9'],
    ['a stripped block', 'run: |-\n    a X', '3:7'],
    ['a block that keeps its end', 'run: |+\n    a X\n\n', '3:7'],
    ['a folded block', 'run: >\n    a\n    b X\n', '4:7'],
    ['a plain one', 'run: a X', '2:8'],
    ['a quoted one', "run: 'a X'", '2:9'],
    ['a double-quoted one', 'run: "a X"', '2:9'],
    ['one with escapes stands where it begins', 'run: "a \\t X"', '2:6'],
    ['a folded block with an empty line stands where it begins', 'run: >\n    a\n\n    b X\n', '2:6'],
    ['one over several lines stands where it begins', 'run: a\n    X', '2:6'],
  ];

  it.each(scripts)('knows where its characters stand: %s', (_, written, place) => {
    const text = `on: push\n${written}`;
    const view = workflow(text).view.at('run');
    const read = textOf(view);
    const position = read?.positionOf(read.text.indexOf('X')) ?? 0;
    const { line, column } = view.text.placeOf(position, []);
    expect(read?.text).toBe(view.value);
    expect(`${line}:${column}`).toBe(place);
  });
});

describe('expressions', () => {
  it('are found in a text, with texts in them', () => {
    const text = `a \${{ github.sha }} \${{ format('}}', env.X) }} \${{ open`;
    expect(expressionsIn({ text }).map(({ source }) => source)).toEqual(['github.sha', "format('}}', env.X)", 'op']);
  });

  it.each([
    ["github.event['issue'].title", ['github.event.issue.title']],
    ['github.event.commits[0].message', ['github.event.commits.*.message']],
    ['github.event.commits.*.message', ['github.event.commits.*.message']],
    ["format('env.X {0}', env.Y) && true == steps.a.outputs.b-c", ['env.Y', 'steps.a.outputs.b-c']],
    ['always()', []],
    ["'it''s env.X'", []],
  ])('read properties: %j', (source, references) => {
    expect(referencesIn(source).map(({ text }) => text)).toEqual(references);
  });
});

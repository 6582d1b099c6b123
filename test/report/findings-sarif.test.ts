import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NotJudged } from '../../src/readiness/finding.ts';
import type { Checked, ShownFinding } from '../../src/report/findings.ts';
import { findingsSarif } from '../../src/report/findings-sarif.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { cutSarif } from '../../src/sarif/log.ts';
import { checked, finding, hostile } from './checked.ts';

/** The schema that OASIS publishes, in an older dialect of JSON Schema whose words it does not use otherwise. */
const {
  $schema: _,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(new URL('./fixtures/sarif-schema-2.1.0.json', import.meta.url), 'utf8'));
const isUri = (text: string) => URL.canParse(text);
const isReference = (text: string) => URL.canParse(text, 'https://example.com/') && !/[\s<>"{}|\\^`]/.test(text);
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: { uri: isUri, 'uri-reference': isReference, 'date-time': true },
});
const validate = ajv.compile(schema);

function errorsOf(log: object): readonly string[] {
  validate(JSON.parse(JSON.stringify(log)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface Looked {
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly partialFingerprints: { readonly primaryLocationLineHash: string };
    readonly suppressions?: unknown;
    readonly locations: readonly { readonly physicalLocation: unknown; readonly logicalLocations?: unknown }[];
  }[];
  readonly tool: {
    readonly driver: { readonly rules: readonly { readonly id: string; readonly properties: object }[] };
  };
  readonly invocations?: unknown;
}

function looked(given: Checked): Looked {
  const { runs }: { runs: readonly Looked[] } = JSON.parse(JSON.stringify(findingsSarif(given, '1.2.3')));
  const [run] = runs;
  if (run === undefined || runs.length !== 1) throw new Error('not one run');
  return run;
}

const object = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'api' };
const left: NotJudged = { file: 'b.yaml', reason: 'template', message: 'is a template', line: 3 };

describe('the SARIF of a check', () => {
  it('is valid: with nothing, with everything, and cut', () => {
    const everything = checked(
      [
        finding({ object, endColumn: 10 }),
        finding({ severity: 'info', suppressed: { reason: hostile, until: '2026-12-31' } }),
        finding({ rule: 'suppression-expired', place: { file: hostile, line: 1, column: 1 }, message: hostile }),
      ],
      [left, { ...left, wasJudged: true, column: 9 }, { file: 'c', reason: 'link', message: 'is a link' }],
    );
    for (const given of [checked([]), everything]) {
      expect(errorsOf(findingsSarif(given, '1.2.3'))).toEqual([]);
      expect(errorsOf(cutSarif(findingsSarif(given, '1.2.3'), 1))).toEqual([]);
    }
  });

  it('is valid for every rule of the catalogue, each with its page', () => {
    const log = findingsSarif(checked(catalogue.map(({ id }) => finding({ rule: id }))), '1.2.3');
    expect(errorsOf(log)).toEqual([]);
    const rules = log.runs.flatMap(({ tool }) => tool.driver.rules);
    expect(rules.map(({ id }) => id).toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted());
    for (const rule of rules)
      expect(rule).toMatchObject({ helpUri: expect.stringContaining(`/docs/rules/${rule.id}.md`) });
  });

  it('is valid, whatever the words of the files are', () => {
    const words = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(hostile));
    fc.assert(
      fc.property(words, words, fc.nat(), (file, message, line) => {
        const place = { file, line: line + 1, column: 1 };
        const given = checked(
          [
            finding({
              rule: message,
              place,
              message,
              why: message,
              fix: message,
              object: { ...object, name: message },
            }),
          ],
          [{ ...left, file, message }],
        );
        expect(errorsOf(findingsSarif(given, '1.2.3'))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('names the value, from its first column to the one behind its last', () => {
    const [result] = looked(
      checked([finding({ endColumn: 10, place: { file: './apps/ä b.yaml', line: 3, column: 5 } })]),
    ).results;
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'apps/%C3%A4%20b.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 10 },
    });
  });

  it('names the object', () => {
    const [result] = looked(checked([finding({ object })])).results;
    expect(result?.locations[0]?.logicalLocations).toEqual([
      { fullyQualifiedName: 'shop/Deployment/api', kind: 'resource' },
    ]);
  });

  it('has the worst first, each with the index of its rule', () => {
    const { results, tool } = looked(
      checked([
        finding({ severity: 'info' }),
        finding({ severity: 'warning', rule: 'image-latest' }),
        finding({ rule: 'suppression-expired' }),
      ]),
    );
    expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('says what is suppressed, why, and until when', () => {
    const suppressed = { reason: 'a demo', until: '2026-12-31' };
    expect(looked(checked([finding({ suppressed })])).results[0]?.suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'a demo (until 2026-12-31)' },
    ]);
  });

  it('tells what was not judged', () => {
    expect(looked(checked([], [left]))).toMatchObject({
      invocations: [
        {
          toolExecutionNotifications: [
            { level: 'warning', message: { text: 'b.yaml is not judged: it is a template' } },
          ],
        },
      ],
    });
  });

  it('has no score of security for what is about other things', () => {
    const { tool } = looked(checked([finding()]));
    expect(tool.driver.rules[0]?.properties).not.toHaveProperty('security-severity');
  });
});

describe('a fingerprint', () => {
  const prints = (...findings: readonly ShownFinding[]) =>
    looked(checked(findings)).results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);

  it('stays when lines move, also where the amount is another one', () => {
    const moved = { place: { file: 'a.yaml', line: 90, column: 5 }, excerpt: '   90 | a: 100Gi\n      | ^' };
    expect(prints(finding({ object, ...moved, value: '200Gi', message: 'far too much' }))).toEqual(
      prints(finding({ object })),
    );
    expect(prints(finding(moved))).toEqual(prints(finding()));
  });

  it.each([
    ['rule', { rule: 'resource-jump' }],
    ['file', { place: { file: 'b.yaml', line: 3, column: 5 } }],
    ['object', { object: { ...object, name: 'web' } }],
    ['field', { path: '.resources.limits.cpu' }],
  ])('is another one for another %s', (_, more) => {
    const [one, other] = prints(finding({ object }), finding({ object, ...more }));
    expect(one).not.toBe(other);
  });

  it('is another one for each of several findings at one place', () => {
    const all = prints(finding({ object }), finding({ object }), finding(), finding());
    expect(new Set(all).size).toBe(4);
  });
});

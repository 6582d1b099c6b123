import { describe, expect, it } from 'vitest';
import type { Scalar } from 'yaml';
import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { editAny, parseAny } from '../edit-any.ts';
import type { CorpusChange } from './changes.ts';
import { changes } from './changes.ts';
import type { Variant } from './index.ts';
import { corpus, corpusFile } from './index.ts';

function edited(file: string, bytes: Uint8Array, expression: string) {
  const parsed = parseAny(expression);
  if (parsed.result === 'wrong') throw new Error(`${expression}:${parsed.column}: ${parsed.message}`);
  return editAny({ file, bytes }, [parsed], {});
}

function textAfter(file: string, bytes: Uint8Array, expression: string): string {
  const made = edited(file, bytes, expression);
  if (made.result === 'refused') throw new Error(JSON.stringify(made.problems));
  return decoded(made.after);
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Read by the library itself, with none of our options. */
function documentsOf(text: string) {
  const documents = parseAllDocuments(text, { merge: true, logLevel: 'silent' });
  if ('empty' in documents) return [];
  return documents;
}

function valuesOf(text: string): readonly unknown[] {
  return documentsOf(text).map((document): unknown => document.toJS());
}

/** What the file says with that one value changed: also where its alias shows it. */
function expectedValues(text: string, { document, path, value }: CorpusChange): readonly unknown[] {
  return documentsOf(text).map((one, index): unknown => {
    if (index === document) one.setIn(path, value);
    return one.toJS();
  });
}

function rangeOf(text: string, { document, path }: CorpusChange): readonly [number, number] {
  const node = documentsOf(text)[document]?.getIn(path, true);
  if (!isScalar(node) || node.range === undefined || node.range === null)
    throw new Error(`no value at ${path.join('.')}`);
  return [node.range[0], node.range[1]];
}

const cases = changes.flatMap((change) => {
  const { file, variants } = corpusFile(change.name);
  return variants.map((variant) => ({ ...change, ...variant, file, change }));
});

describe('a change of one value', () => {
  it.each(cases)('$name, $variant: $expression', ({ file, bytes, text, expression, change }) => {
    const [start, end] = rangeOf(text, change);
    expect(text.slice(start, end)).toBe(change.from);
    const result = textAfter(file, bytes, expression);
    expect(result).toBe(`${text.slice(0, start)}${change.to}${text.slice(end)}`);
    expect(valuesOf(result)).toEqual(expectedValues(text, change));
  });

  it('is one line of the file', () => {
    for (const { file, bytes, text, expression } of cases) {
      const [was, is] = [text.split('\n'), textAfter(file, bytes, expression).split('\n')];
      expect(is).toHaveLength(was.length);
      expect(was.filter((line, index) => line !== is[index])).toHaveLength(1);
    }
  });

  it('is made for every file', () => {
    expect(corpus.filter(({ name }) => !changes.some((change) => change.name === name))).toEqual([]);
  });
});

/** Every value of a file that stands somewhere itself, with the expression that names it. */
function leavesOf(text: string): readonly { readonly path: string; readonly scalar: Scalar }[] {
  const leaves: { path: string; scalar: Scalar }[] = [];
  const collect = (node: unknown, path: string): void => {
    if (isMap(node)) for (const { key, value } of node.items) collect(value, `${path}[${JSON.stringify(String(key))}]`);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) collect(item, `${path}[${index}]`);
    if (isScalar(node)) leaves.push({ path, scalar: node });
  };
  for (const [index, { contents }] of documentsOf(text).entries()) collect(contents, `select(di == ${index}) | .`);
  return leaves;
}

/** How the text `changed` stands where a value of that type stood; JSON has one way. */
function changedAs({ type }: Scalar, file: string): string {
  if (type === 'QUOTE_SINGLE') return "'changed'";
  return type === 'QUOTE_DOUBLE' || file.endsWith('.json') ? '"changed"' : 'changed';
}

/** What may not be changed alone. */
const refusals = /block of text|several lines|template|shown elsewhere|alias|merge key|Flux image automation/;
/** Every one with CORPUS_ALL=1, each third otherwise. */
const stride = process.env['CORPUS_ALL'] === undefined ? 3 : 1;

describe('values of every file', () => {
  it.each(corpus)('$name: are changed alone, or refused', ({ file, variants }) => {
    const leaves = variants.map(({ text }) => leavesOf(text));
    for (const [index, { path }] of (leaves[0] ?? []).entries()) {
      if (index % stride !== 0) continue;
      // the stored file mostly, and each variant now and then
      const which = index % 4 === 0 ? (index / 4) % variants.length : 0;
      const { text, bytes } = variants[which] ?? variants[0];
      const scalar = leaves[which]?.[index]?.scalar;
      if (scalar === undefined) throw new Error(`no value at ${path}`);
      const [start = 0, end = 0] = scalar.range ?? [];
      const made = edited(file, bytes, `${path} = "changed"`);
      if (made.result === 'refused') {
        expect(made.problems[0]?.message ?? '').toMatch(refusals);
        continue;
      }
      // a colon or dash that had nothing behind it gets a space
      const space = start === end && /[:-]/.test(text[start - 1] ?? '') ? ' ' : '';
      expect(decoded(made.after)).toBe(`${text.slice(0, start)}${space}${changedAs(scalar, file)}${text.slice(end)}`);
    }
  });
});

describe('the corpus', () => {
  it('is large, and every variant says the same', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(36);
    for (const { text, variants } of corpus) {
      const wanted = JSON.stringify(valuesOf(text));
      for (const variant of variants) expect(JSON.stringify(valuesOf(variant.text))).toBe(wanted);
    }
  });

  it.each([
    ['flux-release', '.spec.values.sidecar.image = "ghcr.io/acme/mirror:1.5.0"', /Flux image automation/],
    ['configmap-scripts', '.data."cleanup.sh" = "true"', /block of text/],
    ['configmap-scripts', '.data.motd |= sub("ask first"; "ask")', /block of text/],
    ['home-ops-release', '.spec.values.service.app.controller = "other"', /alias/],
    ['home-ops-release', '.metadata.name = "other"', /shown elsewhere/],
    ['home-ops-release', 'del(.metadata.name)', /alias/],
    ['docker-compose', '.services.web.environment.TZ = "UTC"', /merge key/],
    ['docker-compose', '.x-logging.driver = "local"', /shown elsewhere/],
    ['crd', '.spec.versions[0].schema.openAPIV3Schema.properties.spec.description = "x"', /several lines/],
    ['argocd-applicationset', '.spec.template.metadata.name = "x"', /template/],
    ['ingress-annotations', 'select(di == 0) | .spec.rules[1].http.paths[0].path = "/shop"', /alias/],
    ['kargo-overlay', '.images[3].newTag = "x"', /3 items/],
    ['statefulset-postgres', '.spec.replicas.x = 1', /document is empty/],
  ] as const)('%s: %s is refused, whatever the variant', (name, expression, message) => {
    const { file, variants } = corpusFile(name);
    const told = variants.map(({ bytes }: Variant) => {
      const made = edited(file, bytes, expression);
      return made.result === 'refused' ? made.problems[0] : undefined;
    });
    expect(told[0]?.message).toMatch(message);
    expect(told).toEqual(variants.map(() => told[0]));
  });
});

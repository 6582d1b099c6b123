import { printPath } from '../../manifest/path.ts';
import { positionOf } from '../../manifest/source.ts';
import { nearest } from '../../text/nearest.ts';
import type { ManifestObject } from '../object.ts';
import type { Report, Spot } from '../rule.ts';
import type { View } from '../view.ts';
import type { At, Fault } from './fault.ts';
import { stepsTo } from './fault.ts';
import type { KnownKind } from './known.ts';
import type { Suggestion } from './suggest.ts';
import { fieldsOf, suggest } from './suggest.ts';
import { howToWrite, wantedWords, wordsOf } from './words.ts';

const refused = 'the API server refuses the object, and the sync stops at it';

interface Judged {
  readonly object: ManifestObject;
  readonly known: KnownKind;
}

/** What is said of a fault. */
export function reportOf(fault: Fault, judged: Judged): Report {
  switch (fault.fault) {
    case 'unknown-field':
      return unknownField(fault, judged);
    case 'doubled-key':
      return doubledKey(fault, judged);
    case 'missing':
      return missing(fault, judged);
    case 'wrong-type':
      return wrongType(fault, judged);
    case 'wrong-value':
      return wrongValue(fault, judged);
    case 'doubled-item':
      return doubledItem(fault, judged);
  }
}

function unknownField(fault: Extract<Fault, { fault: 'unknown-field' }>, { object, known }: Judged): Report {
  const { at, key, keyNode, schema } = fault;
  const suggestion = suggest(fault, object);
  return {
    at: spotOfKey(object, at, { key, keyNode }),
    message: `${key} is no field of ${nameOf(at, object)} (${known.from})${meant(suggestion)}`,
    fix: fixOf(suggestion, fieldsOf(schema)),
  };
}

function meant(suggestion: Suggestion): string {
  switch (suggestion.of) {
    case 'rename':
      return `: ${suggestion.to} is probably meant`;
    case 'move':
      return `: it belongs into ${pathOf(suggestion)}`;
    case 'version':
      return `: that of ${suggestion.apiVersion} has it`;
    case 'none':
      return '';
  }
}

function pathOf({ steps, below }: Extract<Suggestion, { of: 'move' }>): string {
  const path = bare(`${printPath({ steps })}${below}`);
  return path === '' ? 'the object itself' : path;
}

function fixOf(suggestion: Suggestion, fields: string | undefined): string {
  switch (suggestion.of) {
    case 'rename':
      return `write ${suggestion.to}`;
    case 'move':
      return `move it into ${pathOf(suggestion)}`;
    case 'version':
      return `write apiVersion: ${suggestion.apiVersion}, or take the field away`;
    case 'none':
      return `take it away, or correct its name${fields === undefined ? '' : `: the fields here are ${fields}`}`;
  }
}

function doubledKey({ at, key, keyNode }: Extract<Fault, { fault: 'doubled-key' }>, { object }: Judged): Report {
  return {
    at: spotOfKey(object, at, { key, keyNode }),
    message: `${key} stands twice in ${nameOf(at, object)}`,
    why: 'Kustomize and strict validation refuse the object, and everybody else takes the last one and drops the first without a word',
    fix: 'keep one of the two',
  };
}

function missing({ at, field }: Extract<Fault, { fault: 'missing' }>, { object }: Judged): Report {
  return {
    at: viewAt(object.view, at).at(field),
    message: `${field} is missing in ${nameOf(at, object)}`,
    why: refused,
    fix: `add ${field}`,
  };
}

function wrongType({ at, found }: Extract<Fault, { fault: 'wrong-type' }>, { object }: Judged): Report {
  const view = viewAt(object.view, at);
  const isSecret = object.kind === 'Secret';
  const words = wordsOf(found, isSecret ? undefined : view.value);
  return {
    at: isSecret ? { place: view.place, path: view.path, value: undefined } : view,
    message: `${nameOf(at, object)} is ${words} where ${wantedWords(at.schema)} is wanted`,
    why: refused,
    fix: howToWrite(at.schema, found, isSecret ? undefined : view.value),
  };
}

function wrongValue({ at, values }: Extract<Fault, { fault: 'wrong-value' }>, { object }: Judged): Report {
  const view = viewAt(object.view, at);
  const known = values.filter((value) => value !== '');
  const likely = nearest(view.value ?? '', known);
  return {
    at: view,
    message: `${nameOf(at, object)} is ${view.value}, which is none of ${known.join(', ')}`,
    why: refused,
    fix: likely === undefined ? `write one of ${known.join(', ')}` : `write ${likely}`,
  };
}

function doubledItem(fault: Extract<Fault, { fault: 'doubled-item' }>, { object, known }: Judged): Report {
  const { at, keys, item } = fault;
  const words = keys.map((key, index) => `${key} ${item[index]}`).join(' and ');
  return {
    at: viewAt(object.view, at),
    ...(known.isBuiltIn ? { severity: 'warning' as const } : {}),
    message: `${at.above === undefined ? 'the list' : nameOf(at.above, object)} has two items of ${words}`,
    why: known.isBuiltIn
      ? 'a server-side apply refuses the object, and otherwise one of the two wins or is lost with the next change'
      : 'the API server refuses the object',
    fix: 'keep one of the two, or give one another name',
  };
}

/** `spec.template.spec`, or the kind where it is the object itself. */
function nameOf(at: At, { kind }: ManifestObject): string {
  const path = bare(printPath({ steps: stepsTo(at) }));
  return path === '' ? kind : path;
}

/** Paths of messages begin with a name. */
function bare(path: string): string {
  return path.replace(/^\./, '');
}

function viewAt(view: View, at: At): View {
  return stepsTo(at).reduce<View>((place, step) => {
    if ('key' in step) return place.at(step.key);
    return ('index' in step ? place.items[step.index] : undefined) ?? place;
  }, view);
}

/** Where a key stands: what is wrong is not its value. */
function spotOfKey(
  { view }: ManifestObject,
  at: At,
  { key, keyNode }: { readonly key: string; readonly keyNode: unknown },
): Spot {
  const steps = [...view.steps, ...stepsTo(at), { key }];
  const position = positionOf(keyNode) ?? view.position;
  return { place: view.text.placeOf(position, steps), path: printPath({ steps }), value: key };
}

import { readFiles } from '../applied.ts';
import { saidOf } from '../judged.ts';
import type { Change } from './change.ts';

/** What we say of a text. */
export interface OurVerdict {
  readonly errors: readonly string[];
  /** It has no name, or makes pods and has no container with an image: only unknown and doubled fields are told of it. */
  readonly mayBePatch: boolean;
}

/** What `schema-valid` says of one object. */
export function ourVerdict(text: string): OurVerdict {
  const said = saidOf({ 'app.yaml': text }, { rule: 'schema-valid' });
  const errors = said.flatMap(({ finding }) => (finding.severity === 'error' ? finding.message : []));
  const [set] = readFiles(new Map([['app.yaml', new TextEncoder().encode(text)]])).sets;
  return { errors, mayBePatch: set?.objects.every(({ name }) => name === undefined) !== false };
}

/** Why an API server refuses what we say nothing of: for each reason, what the messages of such refusals have. */
const explanations: readonly (readonly [why: string, message: RegExp])[] = [
  [
    'it depends on other fields of the object, which code of the server compares',
    /must specify a |must set either|when `operator` is|subjects\[\d\]\.apiGroup|exactly one of|must populate|port name or number|resource rules must supply|at least one (value|item|clusterRoleSelector)|validations must|when completion mode|claimName: Required|matchConstraints(\.\w+)?: Required|spec(\.ports(\[\d\]\.name)?)?: Required value/,
  ],
  [
    'names of amounts are not in the descriptions',
    /\[storage\]: Required|spec\.capacity|limits\[\d\]|supported values: "(limits\.)?cpu"/,
  ],
  ['bytes may be a list of numbers, whose items are not looked at', /of type uint8$/],
  ['the schema within a definition of a kind is one of its own', /openAPIV3Schema|spec\.validation|JSONSchemaProps/],
];

/** Whether there is a reason for our silence about a change that a server refuses. */
export function isExplained(
  change: Change,
  { mayBePatch }: OurVerdict,
  { reason, message }: { readonly reason: string; readonly message: string },
): boolean {
  // to Go, an empty text or list is as good as none
  const empties = change.change === 'set' && ['""', '[]', '{}', '~'].includes(change.to);
  return mayBePatch || empties || reason === 'other' || explanations.some(([, pattern]) => pattern.test(message));
}

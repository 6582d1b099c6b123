import type { Change } from './change.ts';

/** Why an API server refuses what we say nothing of: for each reason, what the messages of such refusals have. */
const explanations: readonly (readonly [why: string, message: RegExp])[] = [
  ['without a name it may be a patch', /name or generateName is required|of type v1\.ObjectMeta/],
  [
    'without a container that has an image it may be a patch',
    /containers: Required value|containers\[0\]\.image: Required|\b(PodSpec|PodTemplateSpec|CronJobSpec|DeploymentSpec|JobTemplateSpec)\b/,
  ],
  [
    'it depends on other fields of the object, which code of the server compares',
    /must specify a |exactly one of|must populate|port name or number|resource rules must supply|at least one (value|item|clusterRoleSelector)|validations must|when completion mode|claimName: Required|matchConstraints: Required|configMap\.name: Required|spec(\.ports(\[\d\]\.name)?)?: Required value/,
  ],
  [
    'names of amounts are not in the descriptions',
    /\[storage\]: Required|spec\.capacity|limits\[\d\]|supported values: "limits\.cpu"/,
  ],
  ['the schema within a definition of a kind is one of its own', /openAPIV3Schema|spec\.validation|JSONSchemaProps/],
];

/** Whether a difference has a reason: that of the change itself, or one that the server's message shows. */
export function isExplained(
  change: Change,
  { reason, message }: { readonly reason: string; readonly message: string },
): boolean {
  const takesMetadata = change.change === 'move' && change.path.join() === 'metadata';
  // to Go, an empty text or list is as good as none
  const empties = change.change === 'set' && ['""', '[]', '{}', '~'].includes(change.to);
  return takesMetadata || empties || reason === 'other' || explanations.some(([, pattern]) => pattern.test(message));
}

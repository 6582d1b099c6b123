import type { Finding } from '../../src/readiness/finding.ts';
import { type JudgeContext, judgeResources } from '../../src/readiness/judge.ts';

/** Files by path and text. */
export type Files = Readonly<Record<string, string>>;

/** Texts as the bytes of files. */
export function bytesOf(files: Files): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)]));
}

/** The findings on files, given the same files before. */
export function findingsIn(now: Files, previous?: Files, context?: JudgeContext): readonly Finding[] {
  return judgeResources(bytesOf(now), previous === undefined ? undefined : bytesOf(previous), context);
}

/** Severity, rule and place of each finding: `error resource-absurd a.yaml:3:5`. */
export function places(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, rule, place }) => `${severity} ${rule} ${place.file}:${place.line}:${place.column}`);
}

/** Severity and rule of each finding. */
export function rulesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

interface Options {
  readonly name?: string;
  readonly namespace?: string;
  readonly annotation?: string;
  readonly templateAnnotation?: string;
}

function annotations(text: string | undefined, indent: string): string {
  return text === undefined ? '' : `${indent}annotations: { gitops-deploy.io/allow-resources: "${text}" }\n`;
}

/** A Deployment whose containers are given as flow maps; without images they make it a patch. */
export function deployment(containers: readonly string[], options: Options = {}): string {
  const namespace = options.namespace === undefined ? '' : `  namespace: ${options.namespace}\n`;
  return [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n',
    `  name: ${options.name ?? 'api'}\n${namespace}${annotations(options.annotation, '  ')}`,
    'spec:\n  template:\n    metadata:\n      labels: { app: api }\n',
    annotations(options.templateAnnotation, '      '),
    '    spec:\n      containers:\n',
    ...containers.map((container) => `        - ${container}\n`),
  ].join('');
}

/** A container with a memory request. */
export function container(name: string, memory: string): string {
  return `{ name: ${name}, image: "${name}:1", resources: { requests: { memory: ${memory} } } }`;
}

/** The same as part of a patch. */
export function patched(name: string, memory: string): string {
  return `{ name: ${name}, resources: { requests: { memory: ${memory} } } }`;
}

import { readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownKind, knownKinds } from '../../../src/rules/schema/known.ts';
import type { Schema } from '../../../src/rules/schema/schema.ts';

/** Counts what can be reached of a schema. */
function reach(schema: Schema | undefined, seen: Set<Schema>): void {
  if (schema === undefined || seen.has(schema)) return;
  seen.add(schema);
  if (schema.of === 'list') reach(schema.item, seen);
  if (schema.of === 'map') reach(schema.value, seen);
  if (schema.of === 'object') for (const name of schema.names) reach(schema.field(name), seen);
}

describe('the kinds that are known', () => {
  it('are those of Kubernetes and of the projects around it', () => {
    const kinds = knownKinds().map((kind) => kind.replace(/^.*\//, '').split(' ').at(-1));
    for (const kind of ['Pod', 'Rollout', 'Application', 'VirtualService', 'ServiceMonitor', 'Schedule', 'HTTPRoute'])
      expect(kinds).toContain(kind);
    for (const kind of ['Certificate', 'ScaledObject', 'ExternalSecret', 'SealedSecret']) expect(kinds).toContain(kind);
  });

  it.each(knownKinds())('%s has fields, and each has a type', (name) => {
    const [apiVersion = '', kind = ''] = name.split(' ');
    const schema = knownKind({ apiVersion, kind })?.schema;
    expect(schema?.of === 'object' ? schema.names : []).toEqual(
      expect.arrayContaining(['apiVersion', 'kind', 'metadata']),
    );
    const seen = new Set<Schema>();
    reach(schema, seen);
    const required = [...seen].flatMap((one) =>
      one.of === 'object' ? one.required.map((field) => one.field(field)) : [],
    );
    expect(required).not.toContain(undefined);
  });

  it('take little room', () => {
    const folder = new URL('../../../src/rules/schema/data/', import.meta.url);
    const sizes = readdirSync(folder).map((file) => statSync(new URL(file, folder)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(200_000);
  });
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Source } from './sources.ts';
import type { OpenApi, Type } from './types.ts';
import { listOf, scalarOf, TypeTable } from './types.ts';

interface Definition {
  readonly kind?: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: OpenApi };
    }[];
  };
}

/** The types of a project's custom resource definitions. */
export class DefinedTypes {
  readonly table = new TypeTable();
  readonly kinds: Record<string, Type> = {};

  constructor(cache: string, source: Source) {
    for (const { spec } of definitionsOf(cache, source)) {
      if (!source.kinds.includes(spec.names.kind)) continue;
      for (const { name, served, schema } of spec.versions)
        if (served) this.kinds[`${spec.group}/${name} ${spec.names.kind}`] = this.#rootOf(schema.openAPIV3Schema);
    }
  }

  #rootOf({ properties = {}, required }: OpenApi): Type {
    const root = { ...properties, status: { 'x-kubernetes-preserve-unknown-fields': true } };
    const type = this.#typeOf({ type: 'object', properties: root, ...(required === undefined ? {} : { required }) });
    if (typeof type !== 'object' || !('p' in type)) throw new Error('a kind is an object');
    return this.table.add({ ...type, p: { ...type.p, apiVersion: 's', kind: 's', metadata: 'M' } });
  }

  #typeOf(schema: OpenApi): Type {
    if (schema['x-kubernetes-embedded-resource'] === true) return '*';
    if (schema['x-kubernetes-int-or-string'] === true) return 'o';
    if (schema.items !== undefined)
      return listOf(schema, schema.items.nullable === true ? '*' : this.#used(schema.items));
    if (typeof schema.additionalProperties === 'object') return { m: this.#used(schema.additionalProperties) };
    const keepsAll = schema['x-kubernetes-preserve-unknown-fields'] === true;
    if (schema.type !== 'object') return scalarOf(schema) ?? '*';
    if (schema.properties === undefined) return keepsAll ? '*' : { p: {} };
    return this.#objectOf(schema, schema.properties, keepsAll);
  }

  #objectOf(schema: OpenApi, properties: Readonly<Record<string, OpenApi>>, keepsAll: boolean): Type {
    const entries = Object.entries(properties).map(([name, value]) => [name, this.#used(value)] as const);
    // what has a default is filled in before anything is missed, and what may be null may be empty
    const isNeeded = (name: string) => properties[name]?.default === undefined && properties[name]?.nullable !== true;
    const required = (schema.required ?? []).filter(isNeeded);
    return {
      p: Object.fromEntries(entries),
      ...(required.length === 0 ? {} : { r: required }),
      ...(keepsAll ? { x: 1 as const } : {}),
    };
  }

  #used(schema: OpenApi): Type {
    return this.table.add(this.#typeOf(schema));
  }
}

function definitionsOf(cache: string, { files }: Source): readonly Definition[] {
  return files
    .map((file) => (file.startsWith('/') ? file : join(cache, file)))
    .flatMap((file) => (statSync(file).isDirectory() ? readdirSync(file).map((name) => join(file, name)) : [file]))
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Definition))
    .filter((one) => one?.kind === 'CustomResourceDefinition');
}

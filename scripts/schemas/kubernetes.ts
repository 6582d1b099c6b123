import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enforced, limited, notEnforced, podsOf } from './corrections.ts';
import { enumsIn } from './enums.ts';
import { kubernetes } from './sources.ts';
import type { KindOfApi, OpenApi, Type } from './types.ts';
import { listOf, scalarOf, TypeTable } from './types.ts';

/** Kinds that nobody keeps in files. */
const asked =
  /(List|Review|Options|Event|Status|Request|^Binding|^Eviction|^APIGroup.*|^APIResource.*|^APIVersions|^Scale|^CSINode|^CSIStorageCapacity|^VolumeAttachment|^LeaseCandidate|^ResourceSlice|^ControllerRevision|^IPAddress|^StorageVersionMigration|^PodGroup|^Workload|^CompositePodGroup)$/;

const anyObject = new Set(['RawExtension', 'FieldsV1', 'JSON', 'JSONSchemaPropsOrArray', 'JSONSchemaPropsOrBool']);

const podTemplate = 'io.k8s.api.core.v1.PodTemplateSpec';
const podSpec = 'io.k8s.api.core.v1.PodSpec';
/** What pods of one kind are told by. */
const variant = /\.(once|forever)$/;

/** The types of Kubernetes itself, from the descriptions that are part of its sources. */
export class KubernetesTypes {
  readonly table = new TypeTable();
  readonly kinds: Record<string, number> = {};
  readonly #schemas = new Map<string, OpenApi>();
  readonly #numbers = new Map<string, number>();
  readonly #enums: ReadonlyMap<string, readonly string[]>;

  constructor(cache: string) {
    const root = join(cache, kubernetes.module);
    const folder = join(root, 'api/openapi-spec/v3');
    for (const file of readdirSync(folder).sort()) {
      const { components } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      for (const [name, schema] of Object.entries<OpenApi>(components?.schemas ?? {})) this.#schemas.set(name, schema);
    }
    for (const [length, owners] of Object.entries(podsOf)) this.#tellPodsApart(length, owners);
    this.#enums = enumsIn(readFileSync(join(root, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8'));
    this.#numberOf('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');
    for (const [name, schema] of [...this.#schemas].sort(([one], [other]) => (one < other ? -1 : 1))) {
      for (const kind of (schema['x-kubernetes-group-version-kind'] ?? []).filter(isKept))
        this.kinds[keyOf(kind)] = this.#numberOf(name);
    }
  }

  /** Pods of one description are two to the API server, by what runs them. */
  #tellPodsApart(length: string, owners: readonly string[]): void {
    const [template, spec] = [`${podTemplate}.${length}`, `${podSpec}.${length}`];
    const required = length === 'once' ? ['restartPolicy'] : [];
    this.#schemas.set(spec, this.#varied(podSpec, {}, required));
    this.#schemas.set(template, this.#varied(podTemplate, { spec: referenceTo(spec) }));
    for (const owner of owners) this.#schemas.set(owner, this.#varied(owner, { template: referenceTo(template) }));
  }

  #varied(name: string, properties: OpenApi['properties'], required: readonly string[] = []): OpenApi {
    const schema = this.#schemas.get(name) ?? {};
    return {
      ...schema,
      properties: { ...schema.properties, ...properties },
      required: [...(schema.required ?? []), ...required],
    };
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.table.reserve();
    this.#numbers.set(name, number);
    this.table.fill(number, this.#objectOf(name, this.#schemas.get(name) ?? {}));
    return number;
  }

  #objectOf(name: string, schema: OpenApi): Type {
    const properties = Object.entries(schema.properties ?? {}).map(([field, value]) => {
      const type = field === 'status' && isKind(schema) ? '*' : this.#typeOf(value);
      return [field, this.#withEnum({ name, field }, type)] as const;
    });
    const short = name.replace('io.k8s.api.', '').replace(variant, '');
    const described = (schema.required ?? []).filter((field) => !notEnforced.has(`${short} ${field}`));
    const required = [...described, ...(enforced.get(short) ?? [])];
    return { p: Object.fromEntries(properties), ...(required.length === 0 ? {} : { r: required }) };
  }

  #withEnum({ name, field }: { readonly name: string; readonly field: string }, type: Type): Type {
    const plain = `${name.replace(variant, '')} ${field}`;
    const values = limited.get(`${name} ${field}`) ?? this.#enums.get(plain) ?? limited.get(plain);
    if (values === undefined) return type;
    // to Go an empty text is no text
    const choice = { e: [...new Set(['', ...values])] };
    return typeof type === 'object' && 'l' in type ? { ...type, l: choice } : choice;
  }

  #typeOf(schema: OpenApi): Type {
    const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (reference !== undefined) return this.#referred(reference.replace('#/components/schemas/', ''));
    if (schema.items !== undefined) return listOf(schema, this.#typeOf(schema.items));
    if (typeof schema.additionalProperties === 'object') return { m: this.#typeOf(schema.additionalProperties) };
    return scalarOf(schema) ?? '*';
  }

  #referred(name: string): Type {
    if (name.endsWith('.Quantity')) return 'q';
    if (name.endsWith('.IntOrString')) return 'o';
    const schema = this.#schemas.get(name) ?? {};
    if (anyObject.has(name.split('.').at(-1) ?? '')) return '*';
    return schema.type === 'object' ? this.#numberOf(name) : (scalarOf(schema) ?? '*');
  }
}

function referenceTo(name: string): OpenApi {
  return { $ref: `#/components/schemas/${name}` };
}

function isKind({ properties = {} }: OpenApi): boolean {
  return 'apiVersion' in properties && 'kind' in properties && 'metadata' in properties;
}

function isKept({ group, version, kind }: KindOfApi): boolean {
  return !asked.test(kind) && !version.includes('alpha') && !group.startsWith('internal');
}

function keyOf({ group, version, kind }: KindOfApi): string {
  return `${group === '' ? version : `${group}/${version}`} ${kind}`;
}

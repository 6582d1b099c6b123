import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enumsIn } from './enums.ts';
import { kubernetes } from './sources.ts';
import type { KindOfApi, OpenApi, Type } from './types.ts';
import { listOf, scalarOf, TypeTable } from './types.ts';

/** Kinds that nobody keeps in files. */
const asked =
  /(List|Review|Options|Event|Status|Request|^Binding|^Eviction|^APIGroup.*|^APIResource.*|^APIVersions|^Scale|^CSINode|^CSIStorageCapacity|^VolumeAttachment|^LeaseCandidate|^ResourceSlice|^ControllerRevision|^IPAddress|^StorageVersionMigration|^PodGroup|^Workload|^CompositePodGroup)$/;

/** What the description calls required, and the API server does without: a missing value means nothing, zero or an empty text. */
const notEnforced: ReadonlySet<string> = new Set([
  'core.v1.HTTPHeader value',
  'core.v1.ISCSIVolumeSource lun',
  'core.v1.ISCSIPersistentVolumeSource lun',
  'core.v1.LimitRangeSpec limits',
  'core.v1.PreferredSchedulingTerm preference',
  'core.v1.SleepAction seconds',
  'core.v1.Sysctl value',
  'batch.v1.PodFailurePolicy rules',
  'core.v1.EvictionResponder priority',
  'storage.v1.CSIDriver spec',
  'storage.v1.TokenRequest audience',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion served',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion storage',
]);

/** What the description does not call required, and the API server refuses to do without. */
const enforced: ReadonlyMap<string, readonly string[]> = new Map([
  ['admissionregistration.v1.RuleWithOperations', ['apiGroups', 'apiVersions', 'operations', 'resources']],
  ['admissionregistration.v1.NamedRuleWithOperations', ['apiGroups', 'apiVersions', 'operations', 'resources']],
  ['core.v1.PersistentVolume', ['spec']],
  ['core.v1.PersistentVolumeClaim', ['spec']],
  ['core.v1.PersistentVolumeClaimSpec', ['accessModes', 'resources']],
  ['core.v1.PersistentVolumeSpec', ['accessModes', 'capacity']],
  ['networking.v1.IngressClass', ['spec']],
  ['networking.v1.IngressClassSpec', ['controller']],
]);

/** Values that the API server's code limits fields to, and neither its descriptions nor its generated code. */
const limited: ReadonlyMap<string, readonly string[]> = new Map([
  ['io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement operator', ['DoesNotExist', 'Exists', 'In', 'NotIn']],
  ['io.k8s.api.rbac.v1.RoleRef kind', ['ClusterRole', 'Role']],
  ['io.k8s.api.rbac.v1.Subject kind', ['Group', 'ServiceAccount', 'User']],
  ['io.k8s.api.core.v1.PodOS name', ['linux', 'windows']],
  ['io.k8s.api.autoscaling.v2.MetricSpec type', ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']],
  ['io.k8s.api.autoscaling.v2.MetricTarget type', ['AverageValue', 'Utilization', 'Value']],
  ['io.k8s.api.autoscaling.v2.HPAScalingPolicy type', ['Percent', 'Pods']],
  ['io.k8s.api.autoscaling.v2.HPAScalingRules selectPolicy', ['Disabled', 'Max', 'Min']],
]);

const anyObject = new Set(['RawExtension', 'FieldsV1', 'JSON', 'JSONSchemaPropsOrArray', 'JSONSchemaPropsOrBool']);

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
    this.#enums = enumsIn(readFileSync(join(root, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8'));
    this.#numberOf('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');
    for (const [name, schema] of [...this.#schemas].sort(([one], [other]) => (one < other ? -1 : 1))) {
      for (const kind of (schema['x-kubernetes-group-version-kind'] ?? []).filter(isKept))
        this.kinds[keyOf(kind)] = this.#numberOf(name);
    }
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
      return [field, this.#withEnum(`${name} ${field}`, type)] as const;
    });
    const short = name.replace('io.k8s.api.', '');
    const described = (schema.required ?? []).filter((field) => !notEnforced.has(`${short} ${field}`));
    const required = [...described, ...(enforced.get(short) ?? [])];
    return { p: Object.fromEntries(properties), ...(required.length === 0 ? {} : { r: required }) };
  }

  #withEnum(field: string, type: Type): Type {
    const values = this.#enums.get(field) ?? limited.get(field);
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
    return schema.properties === undefined ? (scalarOf(schema) ?? '*') : this.#numberOf(name);
  }
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

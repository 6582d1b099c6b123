import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { TemplateValues } from '../configuration/template.ts';
import { expand, safeForTag } from '../configuration/template.ts';
import { withoutUndefined } from '../data/fields.ts';
import type {
  BuildCache,
  BuildDefinition,
  BuilderChoice,
  BuildSecret,
  BuildSpecification,
  BuildSsh,
} from '../image/build.ts';

type Image = ApplicationConfiguration['image'];

/** What is built for unless something else is configured. */
export const usualPlatforms: readonly string[] = ['linux/amd64'];

/** How the image is built, as it is configured, for one commit and environment. */
export function buildPlan(image: Image, values: TemplateValues): BuildSpecification {
  const all = (templates: Readonly<Record<string, string>>) => expandAll(templates, values);
  const { network, allow, sbom, provenance } = image;
  const platforms = image.platforms ?? (image.bake === undefined ? usualPlatforms : []);
  return {
    definition: definitionOf(image, values),
    platforms,
    arguments: all(image['build-args']),
    secrets: Object.entries(image.secrets).map(([id, source]) => secretOf(id, source)),
    ssh: image.ssh.map(sshOf),
    contexts: all(image['build-contexts']),
    labels: all(image.labels),
    allow,
    cache: cacheOf(image, platforms, values),
    attestations: { sbom, provenance },
    ...withoutUndefined({ network, builder: builderOf(image) }),
  };
}

function expandAll(templates: Readonly<Record<string, string>>, values: TemplateValues): Record<string, string> {
  return Object.fromEntries(Object.entries(templates).map(([name, text]) => [name, expand(text, values)]));
}

function definitionOf({ bake, context, file, target }: Image, values: TemplateValues): BuildDefinition {
  if (bake !== undefined) return { by: 'bake', ...bake, variables: expandAll(bake.variables, values) };
  return {
    by: 'dockerfile',
    context: expand(context ?? '.', values),
    ...withoutUndefined({ file, target }),
  };
}

function secretOf(id: string, source: string): BuildSecret {
  const [, kind, rest = ''] = /^(env|file):(.*)$/s.exec(source) ?? [];
  return { id, source: kind === 'env' ? { from: 'environment', name: rest } : { from: 'file', path: rest } };
}

function sshOf(text: string): BuildSsh {
  const equals = text.indexOf('=');
  if (equals < 0) return { id: text, paths: [] };
  return { id: text.slice(0, equals), paths: text.slice(equals + 1).split(',') };
}

function cacheOf({ cache, name, bake }: Image, platforms: readonly string[], values: TemplateValues): BuildCache {
  const { type, mode } = cache;
  switch (type) {
    case 'none':
      return { type };
    case 'gha': {
      const scope = cache.scope === undefined ? undefined : expand(cache.scope, values).replaceAll(',', '-');
      return { type, mode, scope: scope ?? scopeOf(values.application, bake?.target, platforms) };
    }
    case 'registry': {
      const inTag = { ...values, branch: safeForTag(values.branch ?? '') };
      return { type, mode, ref: expand(cache.ref ?? `${name}:buildcache`, inTag) };
    }
    case 'local':
      return { type, mode, folder: cache.folder ?? '.buildx-cache' };
  }
}

/**
 * The index of a build replaces that of the one before it in the same scope, so each application and set of platforms has its
 * own. One build of several platforms writes one index that has them all.
 */
function scopeOf(application = '', target: string | undefined, platforms: readonly string[]): string {
  const set = platforms.toSorted().map((platform) => platform.replaceAll('/', '-'));
  return [application, ...(target === undefined ? [] : [target]), ...(set.length === 0 ? [] : [set.join('+')])].join(
    '/',
  );
}

/** Which builder is configured; undefined for the one that buildx uses by itself. */
export function builderOf({ builder }: Image): BuilderChoice | undefined {
  if (builder === undefined) return undefined;
  const { name, driver, endpoint, options } = builder;
  if (driver === undefined) return withoutUndefined({ name });
  return { create: { driver, options, ...withoutUndefined({ endpoint }) }, ...withoutUndefined({ name }) };
}

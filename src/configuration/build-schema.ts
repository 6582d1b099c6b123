import * as z from 'zod/mini';
import { builderDrivers, isGitContext } from '../image/build.ts';
import { createdLabel, recipeLabel, revisionLabel, sourceLabel, versionLabel } from '../image/labels.ts';
import { parseImageReference } from '../image/reference.ts';
import { wrongArgument, wrongLine } from './argument.ts';
import { checked, means, someOf } from './kinds.ts';
import { replaceWords, templateWords, wrongTemplate } from './template.ts';

/** The words of templates that are known before there is an image. */
export const buildWords = templateWords.filter((word) => word !== 'digest' && word !== 'image' && word !== 'target');

function wrongPlace(text: string): string | undefined {
  const what = 'must be a path: a run has no standard input that a build could read';
  if (text === '-') return what;
  // the place is written into a label of the image
  if (/^https?:\/\/[^/]*@/i.test(text)) return 'must hold no login: give `secrets: { GIT_AUTH_TOKEN: "env:NAME" }`';
  return wrongLine(text);
}

/** A command line can be seen by everybody. */
function wrongAddress(text: string): string | undefined {
  const hasPassword = /^[a-z][a-z+.-]*:\/\/[^/?#]*:[^/?#]*@/i.test(text);
  return hasPassword ? 'must hold no password: git takes the secret GIT_AUTH_TOKEN' : wrongPlace(text);
}

/**
 * A git URL must name the commit that the image is labelled with: else the label would be a guess. What is fetched by HTTP is a git
 * repository for BuildKit where it ends with .git (util/gitutil), and an archive otherwise.
 */
function wrongContext(text: string): string | undefined {
  const wrong = wrongTemplate(text, buildWords) ?? wrongAddress(text);
  if (wrong !== undefined || !isGitContext(text)) return wrong;
  return /^(?:https?:\/\/[^#]+\.git|(?:ssh|git):\/\/[^#]+|git@[^#]+)#\{\{\s*sha\s*\}\}(?::[^#:]+)?$/i.test(text)
    ? undefined
    : 'must be a folder, or the URL of a git repository that ends with .git#{{sha}} (or .git#{{sha}}:FOLDER): the image is labelled with that commit';
}

function wrongFile(text: string): string | undefined {
  return /^https?:\/\//i.test(text)
    ? 'must be a path: what stands at an address may be another file tomorrow'
    : wrongPlace(text);
}

function wrongSource(text: string): string | undefined {
  if (/^env:[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return undefined;
  if (!text.startsWith('file:')) return 'must be env:NAME or file:PATH: secrets never stand in this file';
  return wrongLine(text.slice('file:'.length));
}

/** Paths that follow an id are separated by commas, which nothing escapes. */
function wrongSsh(text: string): string | undefined {
  const [id = '', ...paths] = text.split('=');
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(id))
    return 'must be default, or ID=PATH of a key or the socket of an agent';
  if (paths.length === 0 && id !== 'default') return `needs a path: ${id}=PATH`;
  return paths.length === 0 ? undefined : wrongLine(paths.join('='));
}

function wrongRef(text: string): string | undefined {
  const wrong = wrongTemplate(text, buildWords);
  if (wrong !== undefined) return wrong;
  const parsed = parseImageReference(replaceWords(text, () => 'x'));
  if (typeof parsed === 'string') return parsed;
  return parsed.digest === undefined ? undefined : 'must name a tag, and no digest: it is written to';
}

/** https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching: keys hold no comma. */
function wrongScope(text: string): string | undefined {
  if (!/^[^,]{1,200}$/.test(text)) return 'must be at most 200 characters, and hold no comma';
  return wrongTemplate(text, buildWords) ?? wrongLine(text);
}

const ownLabels: readonly string[] = [revisionLabel, sourceLabel, createdLabel, versionLabel, recipeLabel];

const value = checked((text) => wrongTemplate(text, buildWords) ?? wrongArgument(text));
const variable = z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, 'must be letters, digits and _'));
const bakeVariable = z.string().check(
  z.regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, { error: 'must be letters, digits and _', abort: true }),
  z.refine(
    (name) => !/^(?:PATH|HOME|USER|LANG|TMPDIR|(?:DOCKER|BUILDX|BUILDKIT|ACTIONS|XDG|LC|SSH|SSL)_.*)$/.test(name),
    'is read by buildx itself',
  ),
);
const identifier = z
  .string()
  .check(
    z.regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}$/, 'must be letters, digits and _ . -, and not begin with . or -'),
  );
const label = z.string().check(
  z.regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/, {
    error: 'must be letters, digits and . _ / -, and begin with a letter or digit',
    abort: true,
  }),
  z.refine((name) => !ownLabels.includes(name), 'is set already: it tells where the image comes from'),
);
const contextName = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9._:/-]{0,199}$/, 'must be the name of a context or an image, in small letters'));
const platform = z
  .string()
  .check(z.regex(/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/, 'must be os/architecture, such as linux/amd64'));
const stage = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z0-9_.-]{0,199}$/, 'must be the name of a stage of the Dockerfile'));
const entitlement = checked((text) => {
  const isKnown = /^(?:network\.host$|security\.insecure$|ssh$|device(?:$|=[^",]+$)|fs(?:\.read|\.write)?=)/.test(text);
  const all =
    'must be network.host, security.insecure, device=NAME, and with a bake file ssh, fs=, fs.read= or fs.write=PATH';
  return isKnown ? wrongLine(text) : all;
});
const endpoint = checked((text) =>
  /^[a-z][a-z-]*:\/\/\S+$/.test(text)
    ? wrongAddress(text)
    : 'must be an address such as tcp://buildkit.acme.example:1234',
);

const cache = z.strictObject({
  type: means(z._default(z.enum(['gha', 'registry', 'local', 'none']), 'none'), 'Where layers are kept between builds'),
  mode: means(z._default(z.enum(['min', 'max']), 'max'), 'Which layers are kept: those of the result, or all'),
  scope: means(
    z.optional(checked(wrongScope)),
    'With gha: builds of one scope share an index, and the newest counts; application and platforms unless given',
  ),
  ref: means(
    z.optional(checked(wrongRef)),
    'With registry: the image that holds the layers; the tag buildcache of the image unless given',
  ),
  folder: means(
    z.optional(checked(wrongPlace)),
    'With local: the folder that holds the layers; .buildx-cache unless given',
  ),
});

const builder = z.strictObject({
  name: means(
    z.optional(
      z
        .string()
        .check(z.regex(/^[A-Za-z][A-Za-z0-9._-]{0,99}$/, 'must be letters, digits and . _ -, and begin with a letter')),
    ),
    'A builder that is there, or that is made where it is not; one of its own for each run unless given',
  ),
  driver: means(
    z.optional(z.enum(builderDrivers)),
    'Makes the builder where there is none of its name; what was made is removed after the build',
  ),
  endpoint: means(z.optional(endpoint), 'With the driver remote: where BuildKit listens'),
  options: means(z._default(z.record(identifier, checked(wrongLine)), {}), 'Options of the driver, by name'),
});

const bake = z.strictObject({
  files: means(someOf(checked(wrongPlace)), 'The bake files, relative to the working folder; later ones go before'),
  target: means(
    z
      .string()
      .check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,199}$/, 'must be the name of a target: letters, digits and _ -')),
    'The target of them that is the image',
  ),
  variables: means(z._default(z.record(bakeVariable, value), {}), 'Values of their variables, by name'),
});

/** The keys of `image` that say how it is built. */
export const buildKeys = {
  context: means(
    z.optional(checked(wrongContext)),
    'Folder that is built, or the URL of a git repository with #{{sha}}; the working folder unless given',
  ),
  file: means(
    z.optional(checked(wrongFile)),
    'The Dockerfile, relative to the working folder; Dockerfile of the context unless given',
  ),
  target: means(z.optional(stage), 'Stage of the Dockerfile that is built; the last one unless given'),
  bake: means(z.optional(bake), 'Builds a target of bake files in place of context, file and target'),
  platforms: means(
    z.optional(someOf(platform)),
    'Platforms to build for; linux/amd64 unless given, and with bake those of the bake file',
  ),
  'build-args': means(
    z._default(z.record(variable, value), {}),
    'Build arguments, by name. They can be read in the image: secrets are no build arguments',
  ),
  secrets: means(
    z._default(z.record(identifier, checked(wrongSource)), {}),
    'Secrets of the build, by the id that the Dockerfile mounts: env:NAME or file:PATH',
  ),
  ssh: means(
    z._default(z.array(checked(wrongSsh)), []),
    'What steps may use of SSH: default is the agent of the machine, ID=PATH a key or the socket of an agent',
  ),
  'build-contexts': means(
    z._default(
      z.record(
        contextName,
        checked((text) => wrongTemplate(text, buildWords) ?? wrongAddress(text)),
      ),
      {},
    ),
    'Named contexts: a folder, docker-image://REF, oci-layout://PATH, the URL of a git repository, with bake target:NAME',
  ),
  labels: means(
    z._default(z.record(label, value), {}),
    'Labels besides revision, source, created and version, which are always set',
  ),
  network: means(z.optional(z.enum(['default', 'none', 'host'])), 'What network the steps have'),
  allow: means(z._default(z.array(entitlement), []), 'What the build is allowed besides, such as network.host'),
  builder: means(z.optional(builder), 'Which builder builds; the current one of buildx unless given'),
  cache: means(z.prefault(cache, {}), 'Where layers are kept between builds'),
  sbom: means(
    z._default(z.boolean(), true),
    'Attach a software bill of materials; buildx takes the scanner for it from Docker Hub',
  ),
  provenance: means(z._default(z.enum(['none', 'min', 'max']), 'max'), 'Attach how the image was built'),
};

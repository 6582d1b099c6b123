import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Packages that a bundle gets as an empty module. undici (1.2 MB) is the `fetch` of clients that we never call: the
 * typed ones of Kubernetes, and the OIDC client of the Actions toolkit. To call one of them fails at once.
 */
const leftOut = new Set(['undici']);

/**
 * Packages that a bundle gets a few lines of ours for. make-fetch-happen (0.5 MB with what it brings) is how the client of Sigstore
 * sends requests, one at a time and with retries of its own: what Node has does that too.
 */
const replaced = new Map([
  [
    'make-fetch-happen',
    `module.exports = (url, { timeout, retry, ...init } = {}) =>
  fetch(url, timeout === undefined ? init : { ...init, signal: AbortSignal.timeout(timeout) });`,
  ],
]);

/**
 * Bundles a built program with the packages that it uses: only the parts that are used. What is loaded at the same time lies in one
 * file, since a file more costs more than its bytes. The same files and packages give the same bytes, wherever the project lies.
 *
 * @param {string} entry a JavaScript file
 * @param {string} folder what the bundle is written to, as `index.js` and what it loads later
 * @param {(id: string) => string | null} groupOf the file that a module lies in, by its path; where it does not matter, null
 * @returns {Promise<import("./bundle.d.mts").BundledPackage[]>} the packages that are part of it, with their licences
 */
export async function bundleProgram(entry, folder, groupOf) {
  const bundle = await rolldown({
    input: { index: resolve(entry) },
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    // these packages do not say that they have no side effects, and have none that matter here
    treeshake: { moduleSideEffects: false },
    plugins: [leaveOut(), replace(), takeModules(), takeBuiltinsWhenUsed()],
    onLog: refuseWarnings,
    // comments that name the source of each part would hold paths
    experimental: { attachDebugInfo: 'none' },
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    chunkFileNames: '[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: (id) => groupOf(id) ?? (toolkit.has(id) ? 'builtins' : null), debugName: 'started together' }],
    },
  });
  await bundle.close();
  return licenses(
    output.flatMap(({ modules = {} }) =>
      Object.entries(modules).filter(([, { renderedLength }]) => renderedLength > 0),
    ),
  );
}

function leaveOut() {
  return {
    name: 'leave-out',
    resolveId: (id) => (leftOut.has(id) ? `\0left-out:${id}` : undefined),
    load: (id) => (id.startsWith('\0left-out:') ? 'module.exports = {};' : undefined),
  };
}

function replace() {
  return {
    name: 'replace',
    resolveId: (id) => (replaced.has(id) ? `\0replaced:${id}` : undefined),
    load: (id) => (id.startsWith('\0replaced:') ? replaced.get(id.slice('\0replaced:'.length)) : undefined),
  };
}

/** What the toolkit of the action takes of Node at its start: in one file, whoever else takes one of them later. */
const toolkit = new Set(['\0builtin:fs', '\0builtin:os']);

/** Packages that have ES modules beside what Node takes: only of those can what is not used be left out (0.3 MB in place of 0.9). */
const withModules = /^(@opentelemetry\/[a-z-]+)(\/.+)?$/;

function takeModules() {
  return {
    name: 'take-modules',
    resolveId: (id) => {
      const [, name, path = ''] = withModules.exec(id) ?? [];
      if (name === undefined) return undefined;
      const folder = join('node_modules', name);
      const { exports = {}, module } = read(folder);
      const file = exports[`.${path}`]?.module ?? (path === '' ? module : undefined);
      return file === undefined ? undefined : resolve(folder, file);
    },
  };
}

/**
 * An ES import of one of Node's own modules reads its every export while it is linked: with node:fs that loads streams and promises
 * (10 ms), with node:http Node's own undici (45 ms). This way only what is named is read, and in packages when it is used.
 */
function takeBuiltinsWhenUsed() {
  return {
    name: 'take-builtins-when-used',
    // rolldown's own first lines need node:module
    resolveId: (id) => (isBuiltin(id) && id !== 'node:module' ? `\0builtin:${id}` : undefined),
    load: (id) =>
      id.startsWith('\0builtin:')
        ? `module.exports = process.getBuiltinModule('${id.slice('\0builtin:'.length)}');`
        : undefined,
    transform: (code, id) => (id.includes(`${sep}node_modules${sep}`) ? undefined : code.replace(ownImport, named)),
  };
}

/** An import of a built file, as tsc writes it. */
const ownImport = /^import (?:(\w+)|\* as (\w+)|\{([^}]*)\}) from '(node:[^']+)';$/gm;

function named(_, byDefault, all, some, module) {
  const names = byDefault ?? all ?? `{${some.replaceAll(' as ', ': ')}}`;
  return `const ${names} = process.getBuiltinModule('${module}');`;
}

/** `debug` asks for supports-color, in a `try`, and does without it. */
function refuseWarnings(level, log, handle) {
  if (level !== 'warn') return handle(level, log);
  if (log.code === 'UNRESOLVED_IMPORT' && log.message.includes('supports-color')) return;
  // loaded late by one and at once by another: which file it lies in is said by the groups
  if (log.code === 'INEFFECTIVE_DYNAMIC_IMPORT') return;
  // libraries of others; whether the bundle works is for its test to say
  if (log.code === 'EVAL' || log.code === 'CIRCULAR_DEPENDENCY') return;
  throw new Error(`${log.code}: ${log.message}`);
}

function licenses(modules) {
  const folders = new Set(modules.map(([id]) => packageOf(id)).filter((folder) => folder !== undefined));
  return [...folders].map(describe).sort((one, other) => (one.name < other.name ? -1 : 1));
}

function packageOf(id) {
  const at = id.lastIndexOf(`${sep}node_modules${sep}`);
  if (id.startsWith('\0') || at < 0) return undefined;
  let folder = dirname(id);
  // a folder inside a package may have a package.json too, which only says what kind its modules are
  while (!existsSync(join(folder, 'package.json')) || read(folder).name === undefined) folder = dirname(folder);
  return folder;
}

function read(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function describe(folder) {
  const { name, version, license } = read(folder);
  const file = readdirSync(folder)
    .sort()
    .find((one) => /^licen[cs]e/i.test(one));
  return { name, version, license, text: file === undefined ? '' : readFileSync(join(folder, file), 'utf8') };
}

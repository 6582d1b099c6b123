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
 * Bundles what a built file imports from packages into that file: only the parts that it re-exports. The same file and
 * packages give the same bytes, wherever the project lies. Imports of other built files stay as they are.
 *
 * @param {string} file a JavaScript file, which is replaced
 * @returns {Promise<import("./vendor.mjs").BundledPackage[]>} the packages that are now part
 *   of it, with their licences, for the list of licences that is shipped
 */
export async function bundleInPlace(file) {
  const entry = resolve(file);
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    // these packages do not say that they have no side effects, and have none that matter here
    treeshake: { moduleSideEffects: false },
    external: (id, importer) => importer === entry && id.startsWith('.'),
    plugins: [leaveOut(), takeBuiltinsWhenUsed()],
    onLog: refuseWarnings,
    // comments that name the source of each part would hold paths
    experimental: { attachDebugInfo: 'none' },
  });
  const { output } = await bundle.write({
    file: entry,
    format: 'esm',
    codeSplitting: false,
    minify: { compress: false, mangle: false, codegen: true },
  });
  await bundle.close();
  return licenses(Object.entries(output[0].modules).filter(([, { renderedLength }]) => renderedLength > 0));
}

function leaveOut() {
  return {
    name: 'leave-out',
    resolveId: (id) => (leftOut.has(id) ? `\0left-out:${id}` : undefined),
    load: (id) => (id.startsWith('\0left-out:') ? 'module.exports = {};' : undefined),
  };
}

/**
 * An ES import of one of Node's own modules reads its every export while it is linked; with node:http that loads Node's
 * own undici (45 ms). This way they are read when they are used.
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
  };
}

/** `debug` asks for supports-color, in a `try`, and does without it. */
function refuseWarnings(level, log, handle) {
  if (level !== 'warn') return handle(level, log);
  if (log.code === 'UNRESOLVED_IMPORT' && log.message.includes('supports-color')) return;
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

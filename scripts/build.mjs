// Builds dist/ from src/: types away (tsc), then one bundle with late parts in files of their own (rolldown). The same sources
// and lockfile give the same bytes in any folder.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { bundleProgram } from './bundle.mjs';

if (!process.versions.node.startsWith('24.')) throw new Error(`build with Node 24, not ${process.version}`);
const output = process.argv[2] ?? 'dist';

for (const folder of ['build', output]) rmSync(folder, { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'], { stdio: 'inherit' });
const bundled = await bundleProgram('build/roots.js', `${output}/program`, startGroups());
writeLicenses();
writeEntries();

/**
 * What runs often and briefly loads few files, and little that it does not need: what every start loads lies in one, what drives
 * deployments in another, with what only the action needs apart, and what changes files in one more. Everything else lies where
 * rolldown puts it.
 */
function startGroups() {
  const action = loadedWith(['main.js', 'report/report.js', 'report/summary.js']);
  const driving = loadedWith(['command-line.js']);
  const editing = loadedWith(['file-command.js', 'commands/edit.js']);
  const always = loadedWith(['cli.js']).union(action.union(driving).intersection(editing));
  return (id) => {
    const file = id.includes('fastest-levenshtein') ? 'text/nearest.js' : relative('build', id);
    const groups = { start: always, drive: driving, action, edit: editing };
    return Object.keys(groups).find((name) => groups[name].has(file)) ?? null;
  };
}

/** Built files that are loaded with these, and not later. */
function loadedWith(files) {
  const found = new Set(files);
  for (const file of found) {
    const text = readFileSync(`build/${file}`, 'utf8');
    for (const [, from] of text.matchAll(/^(?:import|export|\}).*?from '(\.[^']+)'/gm))
      found.add(normalize(join(dirname(file), from)));
  }
  return found;
}

/** The licences of what was taken in. */
function writeLicenses() {
  const texts = bundled.map(({ name, license, text }) => `${name}\n${license}\n${text}\n`);
  writeFileSync(`${output}/licenses.txt`, texts.join('\n'));
}

/** The entries are a few lines each over the shared program. */
function writeEntries() {
  mkdirSync(output, { recursive: true });
  const end = 'process.exit(await run(INPUT, stop.signal));';
  const entry = (root, input, guard = '') => `${guard}const { roots } = await import('./program/index.js');
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error(signal)));
const run = await roots.${root}();
${end.replace('INPUT', input)}
`;
  writeFileSync(`${output}/index.js`, entry('action', 'process.env'));
  writeFileSync(`${output}/post.js`, entry('post', 'process.env'));
  // the action chooses its own Node; the command line gets whatever there is
  const guard = `const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 3)) {
  console.error(\`gitops-deploy needs Node 22.3 or newer; this is \${process.version}\`);
  process.exit(2);
}

`;
  const commandLine = entry('commandLine', 'process.argv.slice(2)', guard);
  writeFileSync(`${output}/cli.js`, `#!/usr/bin/env node\n${commandLine}`);
  writeFileSync(`${output}/package.json`, '{"type":"module"}\n');
  chmodSync(`${output}/cli.js`, 0o755);
}

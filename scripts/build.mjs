// Builds dist/ from src/: types away (tsc), the large packages cut down to what is used (rolldown), then one bundle
// with late parts in chunks of their own (ncc). The same sources and lockfile give the same bytes in any folder.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { bundleInPlace } from './vendor.mjs';

if (!process.versions.node.startsWith('24.')) throw new Error(`build with Node 24, not ${process.version}`);
const output = process.argv[2] ?? 'dist';

for (const folder of ['build', output]) rmSync(folder, { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'], { stdio: 'inherit' });
const bundled = [
  ...(await bundleInPlace('build/cluster/official-client.js')),
  ...(await bundleInPlace('build/actions/core.js')),
  ...(await bundleInPlace('build/configuration/schema.js')),
  ...(await bundleInPlace('build/data/yaml.js')),
  ...(await bundleInPlace('build/data/re2.js')),
];
execFileSync(
  process.execPath,
  [
    'node_modules/@vercel/ncc/dist/ncc/cli.js',
    ...['build', 'build/roots.js', '-o', `${output}/program`, '--no-cache', '--quiet', '--license', 'licenses.txt'],
  ],
  { stdio: 'inherit' },
);
writeLicenses();
writeEntries();

/** The licences of what rolldown took in, which ncc cannot know of, behind those that ncc found. */
function writeLicenses() {
  const file = `${output}/program/licenses.txt`;
  const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const names = new Set();
  const added = bundled
    .filter(
      ({ name }) =>
        !known.includes(`\n${name}\n`) && !known.startsWith(`${name}\n`) && !names.has(name) && names.add(name),
    )
    .map(({ name, license, text }) => `${name}\n${license}\n${text}\n`);
  rmSync(file, { force: true });
  writeFileSync(`${output}/licenses.txt`, `${known}\n${added.join('\n')}`);
}

/** The entries are a few lines each over the shared program. */
function writeEntries() {
  mkdirSync(output, { recursive: true });
  const end = 'process.exit(await run(INPUT, stop.signal));';
  const entry = (root, input) => `import { roots } from './program/index.js';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error(signal)));
const run = await roots.${root}();
${end.replace('INPUT', input)}
`;
  writeFileSync(`${output}/index.js`, entry('action', 'process.env'));
  writeFileSync(`${output}/post.js`, entry('post', 'process.env'));
  // the action chooses its own Node; the command line gets whatever there is
  const guard = `if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error(\`gitops-deploy needs Node 22 or newer; this is \${process.version}\`);
  process.exit(2);
}

`;
  const commandLine = entry('commandLine', 'process.argv.slice(2)').replace('const stop', `${guard}const stop`);
  writeFileSync(`${output}/cli.js`, `#!/usr/bin/env node\n${commandLine}`);
  writeFileSync(`${output}/package.json`, '{"type":"module"}\n');
  chmodSync(`${output}/cli.js`, 0o755);
}

import type { Report, Rule } from '../rule.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { RunCall } from './run.ts';
import { runCallsOf } from './run.ts';
import { finalInstructions, unusedStages } from './stages.ts';

/** An image that carries what it was built with. */
export const dockerMultiStage: Rule = {
  id: 'docker-multi-stage',
  family: 'dockerfile',
  severities: ['warning', 'info'],
  title: 'an image that carries compilers or what only its build needs, and a stage that nothing is taken from',
  why: 'the image is larger to pull, and whoever gets into it finds the tools to go on; a stage that nobody uses only misleads',
  fix: 'build in a stage of its own, and COPY --from it what runs',
  repairs: 'person',
  sources: ['https://docs.docker.com/build/building/multi-stage/'],
  example: {
    file: 'Dockerfile',
    bad: `FROM node:24-alpine
COPY . .
RUN npm ci
RUN npm run build
CMD ["node", "dist/server.js"]
`,
    good: `FROM node:24-alpine AS build
COPY . .
RUN npm ci && npm run build
FROM node:24-alpine
COPY --from=build /dist /dist
CMD ["node", "dist/server.js"]
`,
  },
  looksAt: 'dockerfile',
  judge: (file) => [
    ...builtInFinal(file),
    ...unusedStages(file).map((stage): Report => {
      const at = stage.from.words[2] ?? stage.image ?? stage.from;
      return { at, severity: 'info', message: `nothing is taken from the stage ${stage.name ?? stage.index}` };
    }),
  ],
};

function builtInFinal(file: Dockerfile): readonly Report[] {
  return finalInstructions(file).flatMap((instruction) => {
    const calls = runCallsOf(file, instruction);
    if (calls.some(cleansUp)) return [];
    const found = calls.flatMap((call): readonly Report[] => {
      const what = buildOf(call);
      return what === undefined ? [] : [{ at: call.at(call.word), message: `the image that runs ${what}` }];
    });
    return found.slice(0, 1);
  });
}

/** Whether what was installed is taken away again in the same layer. */
function cleansUp({ program, rest }: RunCall): boolean {
  const [first] = rest;
  return (
    (program === 'apk' && first?.text === 'del') ||
    (/^apt(-get)?$/.test(program) && /purge|remove/.test(first?.text ?? ''))
  );
}

/** What a call builds, or installs for building; undefined where it does neither. */
function buildOf({ program, rest }: RunCall): string | undefined {
  const words = rest.map(({ text }) => text);
  const operands = words.filter((word) => !word.startsWith('-'));
  const compiler = installers.test(program) ? installed(operands).find((name) => compilers.test(name)) : undefined;
  if (compiler !== undefined) return `carries ${compiler}`;
  const line = operands.slice(0, 2).join(' ');
  const builder = builders.find(([programs, command]) => programs.test(program) && command.test(line));
  if (builder === undefined || words.some((word) => word.includes('@'))) return undefined;
  return `is built in its last stage by ${program} ${builder[2] === 'verb' ? (operands[0] ?? '') : line}`.trim();
}

/** What a package manager of the system installs. */
function installed([verb, ...names]: readonly string[]): readonly string[] {
  return verb === 'add' || verb === 'install' ? names : [];
}

const installers = /^(apk|apt|apt-get|dnf|microdnf|yum)$/;

const compilers =
  /^(gcc|g\+\+|clang|make|cmake|build-base|build-essential|cargo|rust|go|golang|musl-dev|linux-headers|gcc-c\+\+|maven|openjdk-?\d+-jdk)([=<>~].*)?$/;

/** Programs, with the commands by which they build, and how much of a command is told. */
const builders: readonly (readonly [programs: RegExp, command: RegExp, told: 'verb' | 'line'])[] = [
  [/^(npm|pnpm|yarn)$/, /^run (build|compile)(:|$)/, 'line'],
  [/^(pnpm|yarn)$/, /^build$/, 'verb'],
  [/^(go|cargo)$/, /^(build|install)\b/, 'verb'],
  [/^dotnet$/, /^(build|publish)\b/, 'verb'],
  [/^(mvn|mvnw|gradle|gradlew)$/, /\b(package|install|verify|build|bootJar|assemble|shadowJar)\b/, 'line'],
];

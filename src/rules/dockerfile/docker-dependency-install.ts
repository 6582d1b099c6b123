import type { Severity } from '../../readiness/finding.ts';
import type { Report, Rule } from '../rule.ts';
import type { ShellWord } from '../shell/shell.ts';
import { hasOption } from '../shell/shell.ts';
import type { Dockerfile, Instruction, Stage, Word } from './dockerfile.ts';
import { flagOf } from './dockerfile.ts';
import type { RunCall } from './run.ts';
import { runCallsOf } from './run.ts';

/** Dependencies that are not those of the lockfile, or are installed anew at every change. */
export const dockerDependencyInstall: Rule = {
  id: 'docker-dependency-install',
  family: 'dockerfile',
  severities: ['warning', 'info'],
  title: 'dependencies that are not taken from the lockfile, or that every change of a source installs anew',
  why: 'the image may hold other versions than those that were tested, and each build takes minutes that the cache would save',
  fix: 'copy the lockfile first, install exactly what it says (npm ci --omit=dev), then copy the sources',
  repairs: 'safe',
  sources: [
    'https://docs.npmjs.com/cli/commands/npm-ci',
    'https://docs.docker.com/build/cache/optimize/#order-your-layers',
  ],
  elsewhere: ['hadolint DL3016', 'hadolint DL3042', 'hadolint DL3060'],
  example: {
    file: 'Dockerfile',
    bad: `FROM node:24-alpine
COPY . .
RUN npm install
`,
    good: `FROM node:24-alpine
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
`,
  },
  looksAt: 'dockerfile',
  judge: (file) => file.stages.flatMap((stage) => judge(file, stage)),
};

function judge(file: Dockerfile, stage: Stage): readonly Report[] {
  const all: Word[] = [];
  const reports: Report[] = [];
  for (const instruction of stage.instructions) {
    all.push(...wholeContext(instruction));
    const calls = runCallsOf(file, instruction);
    const [copied] = all;
    const install = calls.find(installsFromLockfile);
    if (copied !== undefined && install !== undefined) {
      reports.push({
        at: copied,
        message: `everything is copied before ${saying(install)}: each change of a source installs all dependencies anew`,
      });
      all.length = 0;
    }
    reports.push(...calls.flatMap((call) => judgeCall(call, stage)));
  }
  return reports;
}

const saying = ({ program, rest }: RunCall): string => `${program} ${rest[0]?.text ?? ''}`.trim();

/** The `.` of `COPY . .`. */
export function wholeContext(instruction: Instruction): readonly Word[] {
  if (!/^(COPY|ADD)$/.test(instruction.name) || flagOf(instruction, 'from') !== undefined) return [];
  return instruction.words.slice(0, -1).filter(({ text }) => /^(\.\/?|\/|\*|\.\/\*)$/.test(text));
}

/** Whether a call installs what files of the project list, and these alone. */
function installsFromLockfile(call: RunCall): boolean {
  const { program, rest } = call;
  const verb = rest.find(({ text }) => !text.startsWith('-'))?.text;
  switch (program) {
    case 'npm':
      return verb === 'ci' || isPlainInstall(call);
    case 'pnpm':
    case 'yarn':
      return isPlainInstall(call);
    case 'pip':
    case 'pip3':
      return verb === 'install' && hasOption(call, '-r', '--requirement');
    case 'bundle':
    case 'composer':
      return verb === 'install';
    case 'go':
      return verb === 'mod' && rest.some(({ text }) => text === 'download');
    default:
      return false;
  }
}

/** `npm install` without packages, in any of its spellings. */
function isPlainInstall({ program, rest }: RunCall): boolean {
  const operands = rest.filter(({ text }) => !text.startsWith('-'));
  if (operands.length === 0) return program === 'yarn' && rest.length === 0;
  return (
    operands.length === 1 &&
    /^(i|install|isntall|add)$/.test(operands[0]?.text ?? '') &&
    !hasOption({ rest }, '-g', '--global')
  );
}

function judgeCall(call: RunCall, stage: Stage): readonly Report[] {
  return [...otherVersions(call, stage), ...oldSpelling(call), ...unpinnedPython(call)];
}

const exactly: Readonly<Record<string, readonly string[]>> = {
  yarn: ['--frozen-lockfile', '--immutable', '--immutable-cache', '--mode'],
  pnpm: ['--frozen-lockfile'],
};

function otherVersions(call: RunCall, stage: Stage): readonly Report[] {
  const { program, rest } = call;
  if (!isPlainInstall(call)) return [];
  const verb = rest.find(({ text }) => !text.startsWith('-')) ?? call.word;
  const at = call.at(verb);
  if (program === 'npm') {
    const repair = hasLockfile(stage) ? { repair: splice(at, 'ci') } : {};
    return [{ at, message: `npm ${verb.text} may take other versions than those of the lockfile`, ...repair }];
  }
  const options = exactly[program] ?? [];
  if (options.length === 0 || hasOption(call, ...options)) return [];
  return [
    {
      at,
      message: `${program} install without ${options[0]} may change the lockfile and go on`,
      fix: `add ${options.slice(0, 2).join(' or ')}`,
    },
  ];
}

/** Whether the stage is given a lockfile by its name: without one `npm ci` fails. */
function hasLockfile({ instructions }: Stage): boolean {
  return instructions.some(
    ({ name, words }) =>
      name === 'COPY' && words.some(({ text }) => /(^|\/)(package-lock|npm-shrinkwrap)\.json$/.test(text)),
  );
}

/** Spellings of `--omit=dev` that npm has given up. */
function oldSpelling({ program, rest, at }: RunCall): readonly Report[] {
  if (program !== 'npm') return [];
  const severity: Severity = 'info';
  return rest.filter(isOldSpelling).map((word) => {
    const place = at(word);
    return {
      at: place,
      severity,
      message: `npm has given up ${word.text}`,
      fix: 'write --omit=dev',
      repair: splice(place, '--omit=dev'),
    };
  });
}

const isOldSpelling = ({ text }: ShellWord): boolean => /^--(only=prod(uction)?|production(=true)?)$/.test(text);

function unpinnedPython({ program, rest, at }: RunCall): readonly Report[] {
  if (
    !/^pip3?$/.test(program) ||
    rest[0]?.text !== 'install' ||
    hasOption({ rest }, '-r', '-c', '-e', '--requirement', '--constraint')
  )
    return [];
  const [name] = rest
    .slice(1)
    .filter(
      ({ text, isPlain }) =>
        isPlain && /^[A-Za-z][\w.-]*(\[[\w,-]+\])?$/.test(text) && !/^(pip|setuptools|wheel)$/.test(text),
    );
  const severity: Severity = 'info';
  return name === undefined
    ? []
    : [
        {
          at: at(name),
          severity,
          message: `pip takes whatever version of ${name.text} is the newest`,
          fix: 'name versions, or install from a file that does',
        },
      ];
}

function splice(at: Word, text: string) {
  return { of: 'text', splices: [{ start: at.start, end: at.end, text }] } as const;
}

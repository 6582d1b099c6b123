import type { Report, Rule } from '../rule.ts';
import { hasOption } from '../shell/shell.ts';
import type { Dockerfile, Instruction } from './dockerfile.ts';
import { flagOf } from './dockerfile.ts';
import type { RunCall } from './run.ts';
import { runCallsOf } from './run.ts';

/** Packages that make builds differ, or images larger than they need be. */
export const dockerPackageHygiene: Rule = {
  id: 'docker-package-hygiene',
  family: 'dockerfile',
  severities: ['info'],
  title: 'upgrades within a build, package lists and caches that are kept, ADD of local files, scripts from the net',
  why: 'two builds of one commit differ, and what nobody needs is pulled by every node',
  fix: 'renew the base image in place of an upgrade, and install without caches and recommendations',
  repairs: 'safe',
  sources: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  elsewhere: [
    'hadolint DL3009',
    'hadolint DL3015',
    'hadolint DL3019',
    'hadolint DL3020',
    'trivy DS-0005',
    'trivy DS-0017',
    'trivy DS-0025',
    'trivy DS-0029',
  ],
  example: {
    file: 'Dockerfile',
    bad: `FROM alpine:3.22
RUN apk add curl
`,
    good: `FROM alpine:3.22
RUN apk add --no-cache curl
`,
  },
  looksAt: 'dockerfile',
  judge: (file) => file.stages.flatMap(({ instructions }) => instructions.flatMap((one) => judge(one, file))),
};

function judge(instruction: Instruction, file: Dockerfile): readonly Report[] {
  if (instruction.name === 'ADD') return addsLocally(instruction, file);
  const calls = runCallsOf(file, instruction);
  return calls.flatMap((call, index) => [
    ...upgrades(call),
    ...keepsIndex(call, calls),
    ...aptExtras(call, calls),
    ...pipedToShell(call, calls[index + 1]),
  ]);
}

const isApt = ({ program }: RunCall): boolean => /^apt(-get)?$/.test(program);
const verbOf = ({ rest }: RunCall) => rest.find(({ text }) => !text.startsWith('-'));

function upgrades(call: RunCall): readonly Report[] {
  const verb = verbOf(call);
  const isUpgrade =
    call.program === 'apk' ? verb?.text === 'upgrade' : isApt(call) && /^(dist-|full-)?upgrade$/.test(verb?.text ?? '');
  if (verb === undefined || !isUpgrade) return [];
  return [
    {
      at: call.at(verb),
      message: `${call.program} ${verb.text} makes two builds of one commit differ`,
      fix: 'renew the base image',
    },
  ];
}

/** `apk add` without `--no-cache`, and `apk update` beside it. */
function keepsIndex(call: RunCall, calls: readonly RunCall[]): readonly Report[] {
  const verb = verbOf(call);
  if (call.program !== 'apk' || verb === undefined || hasCacheMount(call, '/var/cache/apk')) return [];
  if (verb.text === 'add' && !hasOption(call, '--no-cache', '--cache-dir') && !removes(calls, '/var/cache/apk')) {
    const at = call.at(verb);
    const splices = [{ start: at.end, end: at.end, text: ' --no-cache' }];
    return [
      {
        at,
        message: 'apk add keeps its package index in the image',
        fix: 'add --no-cache',
        repair: { of: 'text', splices },
      },
    ];
  }
  const isNeedless =
    verb.text === 'update' && calls.some((one) => one.program === 'apk' && hasOption(one, '--no-cache'));
  return isNeedless
    ? [{ at: call.at(verb), message: 'apk update is needless beside --no-cache', fix: 'take it away' }]
    : [];
}

function aptExtras(call: RunCall, calls: readonly RunCall[]): readonly Report[] {
  const verb = verbOf(call);
  if (!isApt(call) || verb?.text !== 'install') return [];
  const at = call.at(verb);
  const isLean =
    hasOption(call, '--no-install-recommends', '--no-recommends') ||
    call.rest.some(({ text }) => /Install-Recommends=(0|false)/.test(text));
  const isClean = removes(calls, '/var/lib/apt') || hasCacheMount(call, '/var/lib/apt');
  return [
    ...(isLean
      ? []
      : [
          { at, message: `${call.program} install takes recommended packages too`, fix: 'add --no-install-recommends' },
        ]),
    ...(isClean
      ? []
      : [
          {
            at,
            message: `${call.program} leaves its package lists in the image`,
            fix: 'end the same RUN with rm -rf /var/lib/apt/lists/*',
          },
        ]),
  ];
}

function removes(calls: readonly RunCall[], folder: string): boolean {
  return calls.some(({ program, rest }) => program === 'rm' && rest.some(({ text }) => text.startsWith(folder)));
}

function hasCacheMount({ instruction }: RunCall, folder: string): boolean {
  return instruction.flags.some(
    ({ name, setting = '' }) => name === 'mount' && /type=(cache|tmpfs)/.test(setting) && setting.includes(folder),
  );
}

function pipedToShell(call: RunCall, next: RunCall | undefined): readonly Report[] {
  const isPiped =
    /^(curl|wget)$/.test(call.program) &&
    next?.command.joint === '|' &&
    /^((ba|da|z|a)?sh|python3?|node|perl)$/.test(next.program);
  if (!isPiped || next === undefined || next.rest.some(({ text }) => /^-[cm]/.test(text))) return [];
  return [
    {
      at: call.at(call.word),
      message: `what ${call.program} fetches is run by ${next.program} unseen`,
      fix: 'fetch a version, and compare its checksum',
    },
  ];
}

/** `ADD` of what is neither an address nor an archive, which it would unpack. */
function addsLocally(instruction: Instruction, file: Dockerfile): readonly Report[] {
  const sources = instruction.words.slice(0, -1);
  const isMore = ({ text }: { readonly text: string }) =>
    /^(https?|git|ssh):|^git@|\.git(#.*)?$|\.(tar(\.\w+)?|t[gbx]z\w*|tzst)$|[*$?[]/.test(text);
  if (
    sources.length === 0 ||
    sources.some(isMore) ||
    flagOf(instruction, 'checksum') !== undefined ||
    flagOf(instruction, 'unpack') !== undefined
  )
    return [];
  const at = file.spotOf({ start: instruction.start, end: instruction.start + 3 }, { text: 'ADD', path: 'ADD' });
  const repair =
    file.text.slice(at.start, at.end).toUpperCase() === 'ADD'
      ? ({ repair: { of: 'text', splices: [{ start: at.start, end: at.end, text: 'COPY' }] } } as const)
      : {};
  return [
    { at, message: 'ADD does more than copying, which is all that is wanted here', fix: 'write COPY', ...repair },
  ];
}

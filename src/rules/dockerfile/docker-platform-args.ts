import type { Report, Rule } from '../rule.ts';
import type { Dockerfile, Instruction, Stage, Word } from './dockerfile.ts';
import { flagOf } from './dockerfile.ts';
import { variablesIn } from './expand.ts';
import { settingsOf } from './pairs.ts';
import { runCallsOf, scriptsOf } from './run.ts';
import { chainOf, finalStage } from './stages.ts';

/** An image of the wrong platform. */
export const dockerPlatformArgs: Rule = {
  id: 'docker-platform-args',
  family: 'dockerfile',
  severities: ['error', 'warning'],
  title: 'a platform variable that is empty in its stage, and a last stage of a platform that is not the one asked for',
  why: 'a variable of the platform is empty unless the stage has an ARG for it; and a node of the other architecture cannot run the image: exec format error',
  fix: 'write ARG with the name of the variable behind FROM, and leave --platform away from the last stage',
  repairs: 'safe',
  sources: [
    'https://docs.docker.com/build/building/multi-platform/#cross-compilation',
    'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  ],
  elsewhere: ['hadolint DL3029', 'buildkit UndefinedVar', 'buildkit FromPlatformFlagConstDisallowed'],
  example: {
    file: 'Dockerfile',
    bad: `FROM alpine:3.22
RUN ./install "$TARGETARCH"
`,
    good: `FROM alpine:3.22
ARG TARGETARCH
RUN ./install "$TARGETARCH"
`,
  },
  looksAt: 'dockerfile',
  judge: (file) => [...file.stages.flatMap((stage) => emptyVariables(file, stage)), ...lastPlatform(file)],
};

const automatic = /^(TARGET|BUILD)(PLATFORM|OS|ARCH|VARIANT)$/;

function emptyVariables(file: Dockerfile, stage: Stage): readonly Report[] {
  const lower = chainOf(stage).slice(0, -1);
  const known = new Set(lower.flatMap(({ instructions }) => instructions.flatMap((one) => setBy(one, file))));
  const reports: Report[] = [];
  for (const instruction of stage.instructions) {
    for (const variable of variablesOf(instruction, file)) {
      if (known.has(variable.text)) continue;
      known.add(variable.text);
      reports.push(emptyVariable(variable, stage, file));
    }
    for (const name of setBy(instruction, file)) known.add(name);
  }
  return reports;
}

/** The names that an instruction gives a value: for a `RUN` those that its script sets. */
function setBy(instruction: Instruction, file: Dockerfile): readonly string[] {
  const { name } = instruction;
  return name === 'ARG' || name === 'ENV'
    ? settingsOf(instruction).map((setting) => setting.name)
    : setInScript(instruction, file);
}

function setInScript(instruction: Instruction, file: Dockerfile): readonly string[] {
  if (instruction.name !== 'RUN') return [];
  const scripts = scriptsOf(instruction).map(({ text }) => text);
  const calls = runCallsOf(file, instruction).flatMap(({ command }) => command.assignments.map(({ text }) => text));
  const assigned = scripts.flatMap((text) => [...text.matchAll(/\b([A-Z]+)=/g)].map(([, name = '']) => name));
  return [...assigned, ...calls.map((text) => text.split('=')[0] ?? '')];
}

function variablesOf(instruction: Instruction, file: Dockerfile): readonly Word[] {
  const { name, body, heredocs } = instruction;
  if (/^(ARG|FROM|CMD|ENTRYPOINT|HEALTHCHECK|ONBUILD|SHELL)$/.test(name)) return [];
  const own = new Set(setInScript(instruction, file));
  const texts = [body, ...(name === 'RUN' ? heredocs.map(({ content }) => content) : [])];
  return texts.flatMap((text) =>
    variablesIn(text.text).flatMap(({ name: variable, index, hasDefault }) => {
      if (!automatic.test(variable) || hasDefault || own.has(variable)) return [];
      return [file.spotOf(text.rangeOf(index, index + variable.length), { text: variable, path: name })];
    }),
  );
}

function emptyVariable(at: Word, { from, name, index }: Stage, { text }: Dockerfile): Report {
  const lineBreak = text[from.end] === '\r' ? '\r\n' : '\n';
  return {
    at,
    message: `${at.text} is empty in the stage ${name ?? index}: it has no ARG ${at.text}`,
    fix: `write ARG ${at.text} behind FROM`,
    repair: { of: 'text', splices: [{ start: from.end, end: from.end, text: `${lineBreak}ARG ${at.text}` }] },
  };
}

function lastPlatform(file: Dockerfile): readonly Report[] {
  const final = finalStage(file);
  const flagged =
    final === undefined ? undefined : chainOf(final).find(({ from }) => flagOf(from, 'platform') !== undefined);
  const flag = flagged === undefined ? undefined : flagOf(flagged.from, 'platform');
  if (flag?.setting === undefined || flagged === undefined) return [];
  const [at, platform] = [flag, flag.setting];
  const end = flagged.image?.start ?? flag.end;
  const repair =
    flagged === final ? ({ repair: { of: 'text', splices: [{ start: flag.start, end, text: '' }] } } as const) : {};
  if (/^\$\{?BUILD(PLATFORM|OS|ARCH)\b/.test(platform))
    return [
      {
        at,
        message: 'the image that is built in the end is of the platform of the builder, whatever it is built for',
        fix: 'keep --platform=$BUILDPLATFORM for stages that cross-compile',
        ...repair,
      },
    ];
  if (platform.includes('$')) return [];
  return [{ at, severity: 'warning', message: `the image is of ${platform}, whatever it is built for`, ...repair }];
}

import type { MappedText } from '../mapped-text.ts';
import type { Report, Rule } from '../rule.ts';
import { isNamedSecret, isSecretName } from '../security/secret-name.ts';
import { secretShapeIn } from '../security/secret-shape.ts';
import type { Dockerfile, Word } from './dockerfile.ts';
import type { Setting } from './pairs.ts';
import { settingsOf } from './pairs.ts';
import { finalInstructions } from './stages.ts';

/** A secret that stays in the image. */
export const dockerSecrets: Rule = {
  id: 'docker-secrets',
  family: 'dockerfile',
  severities: ['error', 'warning'],
  title: 'a secret in ARG, ENV or RUN, or a file of secrets that is copied',
  why: 'it stays in the layers and in the history of the image: whoever can pull the image has it',
  fix: 'hand it to the build by RUN --mount=type=secret, and to the process when it runs; renew one that was ever pushed',
  repairs: 'person',
  sources: ['https://docs.docker.com/build/building/secrets/', 'CIS Docker Benchmark 4.10'],
  elsewhere: ['hadolint DL3064', 'trivy DS-0031', 'buildkit SecretsUsedInArgOrEnv'],
  example: {
    file: 'Dockerfile',
    bad: `FROM node:24-alpine
ARG NPM_TOKEN
RUN npm ci
`,
    good: `FROM node:24-alpine
RUN --mount=type=secret,id=npm,target=/root/.npmrc npm ci
`,
  },
  looksAt: 'dockerfile',
  judge,
};

function judge(file: Dockerfile): readonly Report[] {
  const kept = new Set([...file.preamble, ...finalInstructions(file)]);
  return file.instructions.flatMap((instruction) => {
    const { name } = instruction;
    if (name === 'ARG' || name === 'ENV')
      return settingsOf(instruction).flatMap((setting) =>
        judgeSetting(setting, { name, isKept: kept.has(instruction) }),
      );
    if (name === 'COPY' || name === 'ADD')
      return instruction.words.slice(0, -1).flatMap((word) => judgeFile(word, name));
    const texts = [instruction.body, ...instruction.heredocs.map(({ content }) => content)];
    return name === 'RUN' ? texts.flatMap((text) => judgeText(text, file)) : [];
  });
}

interface Where {
  readonly name: string;
  /** Whether the image that is built in the end has it. */
  readonly isKept: boolean;
}

function judgeSetting({ name, value = '', word }: Setting, { name: instruction, isKept }: Where): readonly Report[] {
  const shape = secretShapeIn(value);
  const at = { ...word, value: `${name}=${masked(value)}` };
  if (shape !== undefined) return [{ at, message: `${instruction} ${name} holds ${shape}` }];
  const isSecret = value === '' ? instruction === 'ARG' && isSecretName(name) : isNamedSecret(name, value);
  if (!isSecret) return [];
  if (instruction === 'ENV') return [{ at, message: `ENV ${name} puts a secret into the image` }];
  return isKept
    ? [{ at, message: `ARG ${name} puts a secret into the history of the image` }]
    : [
        {
          at,
          severity: 'warning',
          message: `ARG ${name} puts a secret into the cache of the build and its provenance`,
        },
      ];
}

/** What is told of a secret: its first characters, and how long it is. */
function masked(text: string): string {
  return `${text.slice(0, Math.min(4, Math.floor(text.length / 3)))}… (${text.length} characters)`;
}

const surely =
  /(^|\/)(\.env|id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pypirc|\.git-credentials|[^/]*(private|-key|_key)[^/]*\.pem|[^/]+\.(key|p12|pfx|jks))$|(^|\/)\.(aws|ssh|kube|docker)(\/|$)/i;
const maybe = /(^|\/)(\.npmrc|\.yarnrc(\.yml)?|\.env\.(local|prod|production|staging)|[^/]+\.pem)$/i;

function judgeFile(at: Word, instruction: string): readonly Report[] {
  if (/\.pub$|example|sample|template/i.test(at.text)) return [];
  if (surely.test(at.text)) return [{ at, message: `${instruction} takes ${at.text} into a layer` }];
  if (!maybe.test(at.text)) return [];
  return [
    { at, severity: 'warning', message: `${instruction} takes ${at.text} into a layer, which often holds secrets` },
  ];
}

function judgeText(script: MappedText, file: Dockerfile): readonly Report[] {
  const shape = secretShapeIn(script.text);
  if (shape === undefined) return [];
  const words = [...script.text.matchAll(/\S+/g)];
  const { 0: word = script.text, index = 0 } = words.find(([text]) => secretShapeIn(text) !== undefined) ?? {};
  const at = file.spotOf(script.rangeOf(index, index + word.length), { text: masked(word), path: 'RUN' });
  return [{ at, message: `RUN holds ${shape}` }];
}

import type { Report, Rule } from '../rule.ts';
import type { Dockerfile, Instruction, Word } from './dockerfile.ts';
import { expand } from './expand.ts';
import { imageIn, officialName } from './image-name.ts';
import { runCallsOf } from './run.ts';
import { baseImageOf, chainOf, defaultsOf, finalInstructions, finalStage } from './stages.ts';

/** An image whose process is root. */
export const dockerRootUser: Rule = {
  id: 'docker-root-user',
  family: 'dockerfile',
  severities: ['error', 'info'],
  title: 'an image that runs as root, or as a user of which only the name is known',
  why: 'whoever breaks out of a process of root is root on the node; and the kubelet refuses a name where runAsNonRoot is set, as it cannot prove that it is not root',
  fix: 'end with a numeric user, such as USER 10001:10001',
  repairs: 'safe',
  sources: ['https://docs.docker.com/build/building/best-practices/#user', 'CIS Docker Benchmark 4.1'],
  elsewhere: ['hadolint DL3002', 'hadolint DL3066', 'trivy DS-0002'],
  example: {
    file: 'Dockerfile',
    bad: `FROM node:24-alpine
USER root
CMD ["node", "server.js"]
`,
    good: `FROM node:24-alpine
USER 1000:1000
CMD ["node", "server.js"]
`,
  },
  looksAt: 'dockerfile',
  judge,
};

function judge(file: Dockerfile): readonly Report[] {
  const instructions = finalInstructions(file);
  const last = instructions.findLast(({ name }) => name === 'USER');
  const [user] = last?.words ?? [];
  return last === undefined || user === undefined ? judgeMissing(file) : judgeUser(user, { file, instructions });
}

/** Official images of Docker Hub that are of root, and are built upon: languages and systems. */
const ofRoot: ReadonlySet<string> = new Set(
  (
    'alpine almalinux amazoncorretto amazonlinux archlinux bash buildpack-deps busybox centos clojure composer debian ' +
    'eclipse-temurin elixir erlang fedora golang gradle haskell httpd julia maven mono nginx node openjdk oraclelinux perl php ' +
    'pypy python rockylinux ruby rust swift tomcat ubuntu'
  ).split(' '),
);

/** Without a USER it is that of the base image, which is known of some. */
function judgeMissing(file: Dockerfile): readonly Report[] {
  const final = finalStage(file);
  const [lowest] = final === undefined ? [] : chainOf(final);
  if (final === undefined || lowest === undefined) return [];
  const at = final.image ?? final.from;
  const base = baseImageOf(file, lowest);
  if (base === undefined) return [{ at, message: 'no USER is set, so that the image runs as root' }];
  const image = imageIn(base.text);
  if (image === undefined || /\bnon-?root\b|\brootless\b|\bunprivileged\b/.test(base.text ?? '')) return [];
  const isOfRoot =
    ofRoot.has(officialName(image) ?? '') || /^distroless\//.test(image.registry === 'gcr.io' ? image.name : '');
  return isOfRoot ? [{ at, message: `no USER is set, and ${base.text} is of root` }] : [];
}

interface Image {
  readonly file: Dockerfile;
  readonly instructions: readonly Instruction[];
}

function judgeUser(at: Word, image: Image): readonly Report[] {
  const text = expand(at.text, defaultsOf([...image.file.preamble, ...image.instructions]));
  if (text === undefined) return [];
  const [user = '', group] = text.split(':');
  if (user === 'root' || /^0+$/.test(user)) return [{ at, message: `the image runs as ${text}` }];
  if (user === '' || /^\d+$/.test(user)) return [];
  const ids = idsOf(user, group, image);
  const repair =
    at.text.includes('$') || ids === undefined
      ? {}
      : { repair: { of: 'text', splices: [{ ...at, text: ids }] } as const };
  return [
    {
      at,
      severity: 'info',
      message: `the user ${user} is a name: the kubelet cannot prove that it is not root`,
      ...repair,
    },
  ];
}

/** The numbers of a user that this file makes with `-u`: those of its group only where they are told as well. */
function idsOf(user: string, group: string | undefined, { file, instructions }: Image): string | undefined {
  const calls = instructions.flatMap((instruction) => runCallsOf(file, instruction));
  const made = calls.find(
    ({ program, rest }) => /^(adduser|useradd)$/.test(program) && rest.some(({ text }) => text === user),
  );
  const uid =
    made === undefined
      ? undefined
      : optionOf(
          made.rest.map(({ text }) => text),
          ['-u', '--uid'],
        );
  if (uid === undefined || group === undefined) return uid;
  const grouped = calls.find(
    ({ program, rest }) => /^(addgroup|groupadd)$/.test(program) && rest.some(({ text }) => text === group),
  );
  const gid =
    grouped === undefined
      ? undefined
      : optionOf(
          grouped.rest.map(({ text }) => text),
          ['-g', '--gid'],
        );
  return gid === undefined ? undefined : `${uid}:${gid}`;
}

function optionOf(words: readonly string[], names: readonly string[]): string | undefined {
  const at = words.findIndex((word) => names.includes(word));
  const text = at < 0 ? words.map((word) => /^--[ug]id=(\d+)$/.exec(word)?.[1]).find(Boolean) : words[at + 1];
  return text !== undefined && /^[1-9]\d*$/.test(text) ? text : undefined;
}

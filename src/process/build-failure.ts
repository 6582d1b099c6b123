import type { BuildResult } from '../ports/builder.ts';

type Failure = Exclude<BuildResult, { result: 'built' }>;

const noBuilder =
  /no builder .* found|Cannot connect to the Docker daemon|failed to find driver|error during connect|connection error: desc|multiple platforms feature is currently not supported|Multi-platform build is not supported|push-by-digest is currently not implemented|failed to connect to the docker API|unknown command: docker buildx|'buildx' is not a docker command/i;
/** The builder went away in the middle. */
const lostBuilder = /failed to receive status: rpc error|rpc error: code = Unavailable/i;
/** What an image is built upon, or a frontend or helper of the builder, could not be had. */
const noPull =
  /failed to resolve source metadata|failed to do request|failed to (?:copy|fetch|authorize)|pull access denied|dial tcp|no such host|i\/o timeout|TLS handshake|connection (?:refused|reset)|toomanyrequests|(?:50[0234]|429) (?:Too Many|Internal|Bad|Service|Gateway)/i;
const refused =
  /\b(?:401|403)\b|unauthorized|\bdenied\b|authorization failed|authentication required|insufficient_scope|no basic auth credentials/i;
/** What may be otherwise in a moment. */
const passing =
  /\b(?:408|429|5\d\d)\b|toomanyrequests|connection (?:refused|reset)|broken pipe|\bEOF\b|i\/o timeout|deadline exceeded|TLS handshake timeout|temporary failure|no such host|http2: |server closed/i;

/** Why a build failed, from the lines that buildx printed. */
export function failureIn(lines: readonly string[]): Failure {
  const message = lines.findLast((line) => /^ERROR:|^error:/i.test(line)) ?? lines.at(-1) ?? 'no output';
  const result = resultOf(lines, message);
  const step = result === 'build-failed' ? failedStep(lines) : undefined;
  const remedy = remedyOf(message);
  return { result, message, ...(remedy === undefined ? {} : { remedy }), ...(step === undefined ? {} : { step }) };
}

/** Whether the same build may succeed a moment later: its push got no answer, or one that asks to wait. */
export function isPassing({ result }: Failure, lines: readonly string[]): boolean {
  if (result !== 'push-failed') return false;
  // the last line may be the registry's own words; the status stands above it
  const told = failedStep(lines)?.lines ?? [];
  return [...told, ...pushErrors(lines)].some((line) => passing.test(line));
}

/** A step of the Dockerfile that fails is the change's own doing; nothing else is. */
function resultOf(lines: readonly string[], message: string): Failure['result'] {
  if (/did not complete successfully/.test(message)) return 'build-failed';
  // docker without the plugin tells no line of this form
  if (noBuilder.test(/^ERROR:/i.test(message) ? message : lines.join('\n'))) return 'builder-missing';
  if (lostBuilder.test(message)) return 'builder-missing';
  const pushed = pushErrors(lines);
  if (pushed.length > 0) return pushed.some((line) => refused.test(line)) ? 'push-refused' : 'push-failed';
  return noPull.test(message) ? 'registry-unreachable' : 'build-failed';
}

/** What went wrong with the push, by the step that pushes and by the end: where a token was to be had for it, the end tells of the token alone. */
function pushErrors(lines: readonly string[]): readonly string[] {
  const isPush = (line: string) => /^(?:#\d+ )?ERROR: .*(?:failed to push|error (?:pushing|writing) )/i.test(line);
  return lines.some(isPush) ? lines.filter((line) => isPush(line) || /^ERROR:/.test(line)) : [];
}

function remedyOf(message: string): string | undefined {
  if (
    /push-by-digest is currently not implemented|multiple platforms feature is currently not supported|Multi-platform build is not supported/i.test(
      message,
    )
  )
    return 'let the build make a builder that can: image.builder: { driver: docker-container }';
  if (lostBuilder.test(message)) return 'run again; if it happens again, see the log of the builder and its memory';
  return undefined;
}

const rule = /^-{6}$/;

/**
 * The step that failed, which buildx shows once more in the end between two rules of six dashes: ` > [2/3] RUN npm test:`, then
 * what it wrote last, each line after its seconds.
 */
function failedStep(lines: readonly string[]): Failure['step'] {
  const begin = lines.findLastIndex((line, index) => /^ > .*:$/.test(line) && rule.test(lines[index - 1] ?? ''));
  if (begin < 0) return undefined;
  const title = (lines[begin] ?? '').slice(3, -1);
  const after = lines.slice(begin + 1);
  const end = after.findIndex((line) => rule.test(line));
  const written = end < 0 ? after : after.slice(0, end);
  return { title, lines: written.map((line) => line.replace(/^\d+\.\d+ /, '')) };
}

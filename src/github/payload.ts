import { isFields, withoutUndefined } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { isTraceparent } from '../data/traceparent.ts';
import type { DeploymentKind, RecordPayload } from '../deployment/record.ts';
import { deploymentKinds } from '../deployment/record.ts';

type Edit = RecordPayload['edits'][number];
type PreviewOfPayload = NonNullable<RecordPayload['preview']>;
type RunOfPayload = NonNullable<RecordPayload['run']>;

/**
 * Our payload on a deployment; undefined where it is somebody else's, of a version that we do not know, or not whole: a
 * record that is half understood must not be resumed or rolled back to.
 */
export function readPayload(value: unknown): RecordPayload | undefined {
  const data = unwrap(value);
  if (!isFields(data) || data.version !== 1) return undefined;
  const { application, environment, source, branch, date, image } = data;
  const {
    buildSeconds,
    platformDigests,
    explicit,
    kind,
    by,
    from,
    edits,
    waves,
    preview,
    pullRequest,
    run,
    trace,
    askedBy,
  } = data;
  if (!isName(application) || !isName(environment) || !isName(source) || !isName(image)) return undefined;
  if (!isText(branch) || !isText(date) || typeof explicit !== 'boolean') return undefined;
  if (!isKind(kind) || !isAbsentOr(by, isText) || !isAbsentOr(from, isText)) return undefined;
  if (!isAbsentOr(buildSeconds, isSeconds) || !isListOf(platformDigests, isText) || !isListOf(edits, isEdit))
    return undefined;
  if (!isAbsentOr(waves, isWaves) || !isAbsentOr(preview, isPreview)) return undefined;
  if (!isAbsentOr(pullRequest, isNumber) || !isAbsentOr(run, isRun) || !isAbsentOr(askedBy, isRun)) return undefined;
  return {
    version: 1,
    application,
    environment,
    source,
    branch,
    date,
    image,
    ...withoutUndefined({ buildSeconds }),
    platformDigests,
    explicit,
    kind,
    edits: edits.map(({ file, path, from, to, wave }) => ({ file, path, from, to, ...withoutUndefined({ wave }) })),
    ...withoutUndefined({ by, from }),
    ...(waves === undefined ? {} : { waves }),
    ...(preview === undefined ? {} : { preview: { ...withoutUndefined({ url: preview.url }), files: preview.files } }),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(run === undefined ? {} : { run: runOf(run) }),
    // what somebody else put there is no trace of ours, and no reason to leave the record alone
    ...(isTrace(trace) ? { trace } : {}),
    ...(askedBy === undefined ? {} : { askedBy: runOf(askedBy) }),
  };
}

function runOf({ id, attempt, url }: RunOfPayload): RunOfPayload {
  return { id, attempt, url };
}

/** GitHub gives a payload back as the object that was sent, or as JSON. */
function unwrap(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}

function isKind(value: unknown): value is DeploymentKind {
  return deploymentKinds.some((kind) => kind === value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isWaves(value: unknown): value is readonly (readonly string[])[] {
  return isListOf(value, (wave) => isListOf(wave, isText));
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isCount(value: unknown): value is number {
  return isNumber(value) && value > 0;
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isAbsentOr<T>(value: unknown, isPresent: (value: unknown) => value is T): value is T | undefined {
  return value === undefined || isPresent(value);
}

function isEdit(value: unknown): value is Edit {
  return (
    isFields(value) && [value.file, value.path, value.from, value.to].every(isText) && isAbsentOr(value.wave, isCount)
  );
}

function isPreview(value: unknown): value is PreviewOfPayload {
  return isFields(value) && isAbsentOr(value.url, isText) && isListOf(value.files, isText);
}

function isTrace(value: unknown): value is string {
  return typeof value === 'string' && isTraceparent(value);
}

function isRun(value: unknown): value is RunOfPayload {
  return isFields(value) && isNumber(value.id) && isNumber(value.attempt) && isText(value.url);
}

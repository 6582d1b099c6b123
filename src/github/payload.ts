import type { RecordPayload } from '../deployment/record.ts';
import { isFields, listAt, numberAt, textAt, valueAt } from '../kubernetes/fields.ts';

/** GitHub gives a payload back as an object, as JSON, or as JSON in JSON, depending on the API and how it was made. */
function unwrap(value: unknown): unknown {
  let inner = value;
  for (let depth = 0; depth < 3 && typeof inner === 'string'; depth += 1) {
    try {
      inner = JSON.parse(inner);
    } catch {
      return undefined;
    }
  }
  return inner;
}

function readEdits(value: unknown): RecordPayload['edits'] {
  return listAt(value, 'edits').map((edit) => {
    const text = (name: string) => {
      const found = valueAt(edit, name);
      return typeof found === 'string' ? found : '';
    };
    return { file: text('file'), path: text('path'), from: text('from'), to: text('to') };
  });
}

function readRun(value: unknown): Pick<RecordPayload, 'run'> {
  const id = numberAt(value, 'run', 'id');
  const attempt = numberAt(value, 'run', 'attempt');
  const url = textAt(value, 'run', 'url');
  return id === undefined || attempt === undefined || url === undefined ? {} : { run: { id, attempt, url } };
}

/** Our payload on a deployment; undefined where it is somebody else's, or of a version that we do not know. */
export function readPayload(value: unknown): RecordPayload | undefined {
  const data = unwrap(value);
  if (!isFields(data) || data['version'] !== 1) return undefined;
  const application = textAt(data, 'application');
  const environment = textAt(data, 'environment');
  const source = textAt(data, 'source');
  const image = textAt(data, 'image');
  if (application === undefined || environment === undefined || source === undefined || image === undefined)
    return undefined;
  const pullRequest = numberAt(data, 'pullRequest');
  return {
    version: 1,
    application,
    environment,
    source,
    image,
    branch: textAt(data, 'branch') ?? '',
    date: textAt(data, 'date') ?? '',
    platformDigests: listAt(data, 'platformDigests').filter((digest) => typeof digest === 'string'),
    explicit: data['explicit'] === true,
    kind: data['kind'] === 'rollback' ? 'rollback' : 'deploy',
    edits: readEdits(data),
    ...readRun(data),
    ...(pullRequest === undefined ? {} : { pullRequest }),
  };
}

import { isFields, listAt, textAt } from '../data/fields.ts';
import { parseDocument } from '../data/yaml.ts';
import { plainLine } from '../text/plain.ts';

/** An entry of an ignore file that no longer counts. */
export interface Expired {
  readonly id: string;
  /** Its last day, such as `2026-01-31`. */
  readonly on: string;
}

const groups = ['vulnerabilities', 'misconfigurations', 'secrets', 'licenses'] as const;

/**
 * The entries of a `.trivyignore` or `.trivyignore.yaml` whose time is over: Trivy passes over them without a word.
 * https://trivy.dev/latest/docs/configuration/filtering/#by-finding-ids
 * @param file its name, which tells the two forms apart, as it does for Trivy
 */
export function expiredIgnores(text: string, file: string, now: Date): readonly Expired[] {
  const entries = /\.ya?ml$/.test(file) ? entriesOfYaml(text) : entriesOfLines(text);
  return entries.filter(({ on }) => Date.parse(on) < now.getTime());
}

function entriesOfLines(text: string): readonly Expired[] {
  return text.split('\n').flatMap((line) => {
    const [id = '', ...fields] = line.trim().split(/\s+/);
    const on = fields.find((field) => field.startsWith('exp:'))?.slice('exp:'.length);
    return on === undefined || id.startsWith('#') ? [] : [{ id: plainLine(id), on: plainLine(on) }];
  });
}

function entriesOfYaml(text: string): readonly Expired[] {
  const data = readYaml(text);
  return groups.flatMap((group) =>
    listAt(data, group).flatMap((entry) => {
      const id = textAt(entry, 'id');
      const on = textAt(entry, 'expired_at');
      return id === undefined || on === undefined ? [] : [{ id: plainLine(id), on: plainLine(on) }];
    }),
  );
}

/** What Trivy itself cannot read ends the scan, with its own words. */
function readYaml(text: string): unknown {
  try {
    const data: unknown = parseDocument(text, { logLevel: 'error' }).toJS({ maxAliasCount: 100 });
    return isFields(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

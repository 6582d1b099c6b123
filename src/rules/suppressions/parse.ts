/** What a suppression says. */
export interface Ignore {
  /** The id of the rule that it is about. */
  readonly rule: string;
  readonly reason: string;
  /** The last day on which it counts, as `2026-12-31`. */
  readonly until?: string;
}

/** One entry of a suppression, or what is wrong with it. */
export type ParsedIgnore =
  | { readonly result: 'ignore'; readonly ignore: Ignore }
  | { readonly result: 'invalid'; readonly message: string };

/** Reads `RULE: REASON until 2026-12-31`; the date may be left out. Several are separated by semicolons or lines. */
export function ignoresIn(text: string): readonly ParsedIgnore[] {
  const parts = text.split(/[;\n]/).map((part) => part.trim());
  const filled = parts.filter((part) => part !== '');
  return filled.length === 0 ? [invalid('the suppression names no rule')] : filled.map(parse);
}

function parse(part: string): ParsedIgnore {
  const colon = part.indexOf(':');
  const rule = (colon < 0 ? part : part.slice(0, colon)).trim();
  if (!/^[a-z][a-z0-9-]*$/.test(rule)) return invalid(`"${part}" is no suppression, which is RULE: REASON`);
  const said = colon < 0 ? '' : part.slice(colon + 1).trim();
  const { reason, until } = dated(said);
  if (reason === '') return invalid(`the suppression of ${rule} has no reason`);
  if (until === undefined) return { result: 'ignore', ignore: { rule, reason } };
  if (!isDay(until)) return invalid(`the suppression of ${rule} ends on ${until}, which is no day such as 2026-12-31`);
  return { result: 'ignore', ignore: { rule, reason, until } };
}

/** A reason, and the day behind it if there is one. `until the migration is done` is part of the reason. */
function dated(text: string): { readonly reason: string; readonly until?: string } {
  const found = /(?:^|\s)until\s+(\d[\d./-]*)$/i.exec(text);
  if (found?.[1] === undefined) return { reason: text };
  return { reason: text.slice(0, found.index).trim(), until: found[1] };
}

/** Whether a text is a day of the calendar. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function invalid(message: string): ParsedIgnore {
  return { result: 'invalid', message };
}

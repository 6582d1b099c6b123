/**
 * Fields as buildx reads them from one argument: by the rules of Go's `encoding/csv`, where a quote inside of quotes is doubled.
 * Buildx reads one line, so the fields must not hold line breaks.
 */
export function csvOf(fields: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(fields)
    .flatMap(([key, value]) => (value === undefined ? [] : [csvField(`${key}=${value}`)]))
    .join(',');
}

/** One such field. */
export function csvField(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a selector asks of one label. */
export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** Text as a string of PromQL, whatever stands in it: its escapes are those of Go (https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals). */
export function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

/** A selector of the series of one metric. */
export function selector(metric: string, matchers: readonly Matcher[]): string {
  return `${metric}{${matchers.map(({ label, operator, value }) => `${label}${operator}${quoted(value)}`).join(',')}}`;
}

/** A matcher for labels that are one of these texts. */
export function oneOf(label: string, texts: readonly string[]): Matcher {
  return { label, operator: '=~', value: [...new Set(texts)].map(literal).join('|') };
}

/** Text as a regular expression (RE2) that stands for nothing else. */
export function literal(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
}

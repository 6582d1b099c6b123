/** The least and greatest number of each field, with the names that it may have. https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format */
const fields: readonly { readonly from: number; readonly to: number; readonly names: readonly string[] }[] = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [] },
  { from: 1, to: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { from: 0, to: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

/** Whether Kubernetes takes a text as the schedule of a CronJob. */
export function isValidSchedule(text: string): boolean {
  const words = text.trim().split(/\s+/);
  // a time zone before it is taken or not by version: the words behind it are judged
  if (/^(TZ|CRON_TZ)=/.test(words[0] ?? '')) words.shift();
  if (words.length === 1) return /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every)$/.test(words[0] ?? '');
  if (words[0] === '@every') return true;
  return (
    words.length === fields.length && words.every((word, index) => word.split(',').every((one) => isTaken(one, index)))
  );
}

function isTaken(text: string, index: number): boolean {
  const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(text) ?? [];
  if (range === '' || (step !== undefined && Number(step) === 0)) return false;
  if (range === '*' || range === '?') return true;
  const ends = range.split('-').map((end) => numberOf(end, index));
  const [first, last = first] = ends;
  return ends.length <= 2 && first !== undefined && last !== undefined && first <= last;
}

/** Of a field, the number that a word means; undefined where it is out of its bounds. */
function numberOf(word: string, index: number): number | undefined {
  const field = fields[index];
  if (field === undefined) return undefined;
  const name = field.names.indexOf(word.toLowerCase());
  const number = name >= 0 ? name + field.from : /^\d+$/.test(word) ? Number(word) : undefined;
  return number !== undefined && number >= field.from && number <= field.to ? number : undefined;
}

/** The beginning of a here-document: `<<-EOF`. */
export interface HeredocStart {
  readonly name: string;
  /** `<<-`: tabs at the beginning of its lines do not count. */
  readonly withoutTabs: boolean;
}

/** Whether a line is of an instruction that may have here-documents. A JSON list has none. */
export function mayHaveHeredoc(line: string): boolean {
  if (!line.includes('<<')) return false;
  const [, rest] = /^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s+([\s\S]*)$/i.exec(line) ?? [];
  return rest !== undefined && !isJsonList(rest.replace(/^(?:--\S+\s+)+/, ''));
}

/** Whether a text is a JSON list of texts, which is what makes the exec form of an instruction. */
function isJsonList(text: string): boolean {
  return jsonTexts(text) !== undefined;
}

/** The texts of a JSON list of texts. */
export function jsonTexts(text: string): readonly string[] | undefined {
  if (!/^\s*\[/.test(text)) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

/** The here-documents that begin in a line. BuildKit looks at its words; where the quotes do not match, it finds none. */
export function heredocsIn(line: string): readonly HeredocStart[] {
  const words = wordsOf(line) ?? [];
  return words.flatMap((word) => {
    const [, dash, rest] = /^\d*<<(-?)\s*([^<]*)$/.exec(word) ?? [];
    const names = rest === undefined || rest === '' ? undefined : wordsOf(rest);
    const name = names?.length === 1 ? unquoted(names[0] ?? '') : '';
    return name === '' ? [] : [{ name, withoutTabs: dash === '-' }];
  });
}

/** The words of a line, with their quotes; undefined where the shell's lexer would fail. */
function wordsOf(line: string): readonly string[] | undefined {
  const words: string[] = [];
  let start: number | undefined;
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at] ?? '')) {
      if (start !== undefined) words.push(line.slice(start, at));
      start = undefined;
      at += 1;
      continue;
    }
    start ??= at;
    const end = partEnd(line, at);
    if (end === undefined) return undefined;
    at = end;
  }
  return start === undefined ? words : [...words, line.slice(start)];
}

/** Where the part of a word ends that begins at a position: a quoted text, `<< `, an escaped character, or one character. */
function partEnd(line: string, at: number): number | undefined {
  const char = line[at];
  if (char === "'") return closed(line.indexOf("'", at + 1));
  if (char === '"') return doubleQuoteEnd(line, at);
  if (char === '$') return dollarEnd(line, at);
  if (char === '\\') return Math.min(at + 2, line.length);
  if (char !== '<' || line[at + 1] !== '<') return at + 1;
  let end = at + 2;
  while (end < line.length && /[ \t\r\n]/.test(line[end] ?? '')) end += 1;
  return end;
}

function closed(index: number): number | undefined {
  return index < 0 ? undefined : index + 1;
}

function doubleQuoteEnd(line: string, start: number): number | undefined {
  let at: number | undefined = start + 1;
  while (at !== undefined && at < line.length) {
    const char = line[at];
    if (char === '"') return at + 1;
    if (char === '$') at = dollarEnd(line, at);
    else at += char === '\\' ? 2 : 1;
  }
  return undefined;
}

/** Of `${…}` BuildKit knows some modifiers only, and fails at others. */
function dollarEnd(line: string, start: number): number | undefined {
  if (line[start + 1] !== '{') return start + 1;
  let at = start + 2;
  while (at < line.length && /\w/.test(line[at] ?? '')) at += 1;
  if (line[at] === '}') return at > start + 2 ? at + 1 : undefined;
  if (at === start + 2 && '{:'.includes(line[at] ?? '{')) return undefined;
  if (!':+-?#%/'.includes(line[at] ?? ' ')) return undefined;
  return closed(line.indexOf('}', at));
}

function unquoted(word: string): string {
  return word.replace(/\\(.)|["']/g, (_, escaped: string | undefined) => escaped ?? '');
}

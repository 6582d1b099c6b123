import { parseExpression } from '../../../src/manifest/expression/parse.ts';
import type { ExpressionEdit } from '../../../src/manifest/expression/run.ts';
import { editAny } from '../edit-any.ts';
import { bytes, text } from '../plan-text.ts';

const variables = {
  TAG: '1.20',
  EMPTY: '',
  NULL: 'null',
  WORDS: 'x y # z',
  TRUE: 'true',
  HEX: '0x1F',
  CAPITAL: 'True',
  LINES: 'a\nb',
  BLOCK: '|\n  a\n  b\n',
  MAP: '{a: 1}',
  ALIAS: '*x',
  BROKEN: '"x',
  DOCUMENTS: 'a\n---\nb\n',
};

/** What expressions make of a file, one after the other. */
export async function run(before: string, expressions: readonly string[], file = 'f.yaml'): Promise<ExpressionEdit> {
  const parsed = await Promise.all(
    expressions.map(async (one) => {
      const read = await parseExpression(one);
      if (read.result === 'wrong') throw new Error(`${one}:${read.column}: ${read.message}`);
      return read;
    }),
  );
  return editAny({ file, bytes: bytes(before) }, parsed, variables);
}

/** The text of a file after an expression, which must not be refused. */
export async function result(before: string, expression: string, file?: string): Promise<string> {
  const edited = await run(before, [expression], file);
  if (edited.result === 'refused') throw new Error(JSON.stringify(edited.problems));
  return text(edited.after);
}

/** Why an expression is refused: `line:column message (remedy)` each, or `:column` of the expression; `edited` if it is not. */
export async function refusal(before: string, expression: string, file?: string): Promise<string> {
  const edited = await run(before, [expression], file);
  if (edited.result === 'edited') return 'edited';
  const { problems, expression: part } = edited;
  return problems
    .map(({ place, message, remedy }) => {
      const position = part === undefined ? `${place?.line}:${place?.column}` : `:${part.column}`;
      return `${position} ${message} (${remedy})`;
    })
    .join('\n');
}

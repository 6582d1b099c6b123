import { printProblem } from '../errors.ts';
import { onBlockYaml } from '../manifest/block-yaml/parse.ts';
import { parseExpression } from '../manifest/expression/parse.ts';
import type { ExpressionEdit, ReadExpression } from '../manifest/expression/run.ts';
import { editByExpressions } from '../manifest/expression/run.ts';
import type { Parse } from '../manifest/source.ts';
import { excerptOf, linesOf } from '../report/excerpt.ts';
import type { Ended } from '../report/report.ts';
import type { EditedFile, EditedHow, Needed, Wrong } from './edited-files.ts';
import { fail, finishEdit, inFile, readFiles } from './edited-files.ts';

/** The changes of files that are asked for, and the variables that they may read. */
export interface EditRequest extends EditedHow {
  readonly expressions: readonly string[];
  readonly mustMatch: boolean;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

interface MatchedFile extends EditedFile {
  readonly matched: readonly number[];
}

/** Makes the changes in all files or in none, and writes what changed whole. */
export async function edit(request: EditRequest, ports: Needed): Promise<Ended> {
  const expressions = await read(request, ports);
  const edited = await editAll(request, expressions, ports);
  tellUnmatched(request, edited, ports);
  return finishEdit(request, edited, ports);
}

async function read({ expressions }: EditRequest, ports: Needed): Promise<readonly ReadExpression[]> {
  const parsed = await Promise.all(expressions.map(parseExpression));
  const wrong = parsed.flatMap((one, index): readonly Wrong[] => {
    if (one.result === 'parsed') return [];
    const { message, remedy, column } = one;
    const text = expressions[index] ?? '';
    const problem = { message, remedy, place: { name: `expression, column ${column}` } };
    return [{ problem, excerpt: inExpression(text, column) }];
  });
  if (wrong.length > 0) return fail(wrong, ports);
  return parsed.flatMap((one) => (one.result === 'parsed' ? [one] : []));
}

function inExpression(text: string, column: number): string {
  const before = text.slice(0, column - 1).split('\n');
  return excerptOf(text.split('\n'), { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }, '');
}

async function editAll(
  { files, variables }: EditRequest,
  expressions: readonly ReadExpression[],
  ports: Needed,
): Promise<readonly MatchedFile[]> {
  const { contents, wrong: unread } = await readFiles(files, ports);
  const wrong = [...unread];
  const edited: MatchedFile[] = [];
  for (const [file, bytes] of contents) {
    const make = (parse: Parse) => editByExpressions({ file, bytes }, expressions, { variables, parse });
    const made = onBlockYaml(make) ?? make(await fullParser());
    if (made.result === 'edited') edited.push({ file, before: bytes, ...made });
    else wrong.push(...refusals(made, bytes));
  }
  return wrong.length > 0 ? fail(wrong, ports) : edited;
}

/** The library is loaded where a file needs it: most do not. */
async function fullParser(): Promise<Parse> {
  return (await import('../manifest/read.ts')).parseFully;
}

function refusals(
  { problems, expression }: Extract<ExpressionEdit, { result: 'refused' }>,
  bytes: Uint8Array,
): readonly Wrong[] {
  if (expression === undefined) {
    const lines = linesOf(bytes);
    return problems.map((problem) => inFile(problem, lines));
  }
  return problems.map((problem) => ({ problem, excerpt: inExpression(expression.text, expression.column) }));
}

/** An expression that names nothing is no mistake by itself: what it removes may be gone already. */
function tellUnmatched({ expressions, mustMatch }: EditRequest, edited: readonly MatchedFile[], ports: Needed): void {
  const unmatched = expressions.filter((_, index) => edited.every(({ matched }) => matched[index] === 0));
  const wrong = unmatched.map(
    (text): Wrong => ({
      problem: {
        message: `names nothing in ${edited.length === 1 ? 'the file' : 'any of the files'}: ${text}`,
        place: { name: 'expression' },
      },
    }),
  );
  if (mustMatch && wrong.length > 0) fail(wrong, ports);
  for (const { problem } of wrong) ports.log.warning(printProblem(problem), problem);
}

import type { Problem } from '../errors.ts';
import { DeployError, printProblem } from '../errors.ts';
import { diffOf } from '../manifest/diff.ts';
import { parseExpression } from '../manifest/expression/parse.ts';
import type { ExpressionChange, ExpressionEdit, ReadExpression } from '../manifest/expression/run.ts';
import { editByExpressions } from '../manifest/expression/run.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import { excerptOf, linesOf } from '../report/excerpt.ts';
import type { Ended } from '../report/report.ts';

/** The changes of files that are asked for, and what is done with them. */
export interface EditRequest {
  readonly expressions: readonly string[];
  readonly files: readonly string[];
  readonly check: boolean;
  readonly diff: boolean;
  readonly stdout: boolean;
  readonly mustMatch: boolean;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

type Needed = Pick<Ports, 'sources' | 'files' | 'log' | 'results'>;

/** A larger file is no manifest. */
const mostBytes = 64 * 1024 * 1024;

/** Something that is wrong, with the line that shows where. */
interface Wrong {
  readonly problem: Problem;
  readonly excerpt?: string;
}

type Refused = Extract<ExpressionEdit, { result: 'refused' }>;

interface EditedFile {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly changes: readonly ExpressionChange[];
  readonly matched: readonly number[];
}

/** Makes the changes in all files or in none, and writes what changed whole. */
export async function edit(request: EditRequest, ports: Needed): Promise<Ended> {
  const expressions = await read(request, ports);
  const edited = await editAll(request, expressions, ports);
  tellUnmatched(request, edited, ports);
  const changed = edited.filter(({ changes }) => changes.length > 0);
  tell(changed, ports);
  // what is shown is shown before it is done, as gofmt -d and black --diff have it
  const writes = !request.check && !request.stdout && !request.diff;
  if (writes) for (const { file, after } of changed) await ports.files.write(file, after);
  const files = edited.map(({ file, changes }) => ({ file, changes }));
  const output = outputOf(request, edited);
  return {
    outcome: outcomeOf(request, edited, changed),
    details: { files, ...(output === undefined ? {} : { output }) },
    ...(output === undefined ? {} : { output }),
  };
}

/** What is asked for on standard output: the result, or what changes. */
function outputOf({ stdout, diff }: EditRequest, edited: readonly EditedFile[]): string | undefined {
  if (stdout) return edited.map(({ after }) => decoded(after)).join('');
  return diff ? edited.map(diffOf).join('') : undefined;
}

async function read({ expressions }: EditRequest, ports: Needed): Promise<readonly ReadExpression[]> {
  const parsed = await Promise.all(expressions.map(parseExpression));
  const wrong = parsed.flatMap((one, index): readonly Wrong[] => {
    if (one.result === 'parsed') return [];
    const { message, remedy, column } = one;
    const text = expressions[index] ?? '';
    return [
      {
        problem: { message, remedy, place: { name: `expression, column ${column}` } },
        excerpt: inExpression(text, column),
      },
    ];
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
): Promise<readonly EditedFile[]> {
  const sources = await ports.sources();
  const wrong: Wrong[] = [];
  const edited: EditedFile[] = [];
  for (const file of new Set(files)) {
    const found = await sources.read(file, mostBytes);
    if (found.result !== 'read') {
      const message = found.result === 'not-there' ? 'there is no such file' : found.message;
      wrong.push({ problem: { message, place: { file }, remedy: 'name a file' } });
      continue;
    }
    const { bytes } = found;
    const made = editByExpressions({ file, bytes }, expressions, variables);
    if (made.result === 'edited') edited.push({ file, before: bytes, ...made });
    else wrong.push(...inFile(made, bytes));
  }
  return wrong.length > 0 ? fail(wrong, ports) : edited;
}

function inFile({ problems, expression }: Refused, bytes: Uint8Array): readonly Wrong[] {
  const lines = linesOf(bytes);
  return problems.map((problem) => {
    if (expression !== undefined) return { problem, excerpt: inExpression(expression.text, expression.column) };
    const { line, column } = problem.place ?? {};
    if (line === undefined || column === undefined) return { problem };
    return { problem, excerpt: excerptOf(lines, { line, column }, '') };
  });
}

/** Nothing was written: every problem at once. */
function fail(wrong: readonly Wrong[], { results }: Needed): never {
  const problems = wrong.map(({ problem }) => problem);
  for (const { excerpt } of wrong) if (excerpt !== undefined) results.show(excerpt);
  const [first] = problems;
  const message =
    first === undefined || problems.length > 1 ? `${problems.length} problems: see each` : printProblem(first);
  throw new DeployError('bad-input', { stage: 'inputs', message: `${message}; no file was changed`, problems });
}

/** An expression that names nothing is no mistake by itself: what it removes may be gone already. */
function tellUnmatched({ expressions, mustMatch }: EditRequest, edited: readonly EditedFile[], ports: Needed): void {
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

function tell(changed: readonly EditedFile[], { log }: Needed): void {
  for (const { file, changes } of changed) {
    for (const { kind, path, line, column, from, to } of changes) {
      const values = [from, to].map((value) => (value === undefined ? undefined : JSON.stringify(value)));
      const [was, is] = values;
      const what = kind === 'set' ? `${was ?? 'empty'} → ${is}` : kind === 'created' ? `created: ${is}` : 'removed';
      log.info(`${file}:${line}:${column}: ${path}: ${what}`);
    }
  }
}

function outcomeOf(
  { check, stdout }: EditRequest,
  edited: readonly EditedFile[],
  changed: readonly EditedFile[],
): Outcome {
  const count = changed.reduce((sum, { changes }) => sum + changes.length, 0);
  const what = `${count} ${count === 1 ? 'change' : 'changes'} in ${changed.length} of ${edited.length} ${edited.length === 1 ? 'file' : 'files'}`;
  if (check && count > 0)
    return { outcome: 'failed', reason: 'would-change', stage: 'inputs', sentence: `there would be ${what}` };
  const sentence = count === 0 ? 'nothing to change' : stdout ? `${what}, not written` : what;
  return { outcome: 'succeeded', reason: 'done', stage: 'inputs', sentence };
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

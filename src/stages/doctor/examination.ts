import { untilAborted } from '../../data/until-aborted.ts';
import type { Diagnosis } from '../../doctor/diagnosis.ts';
import { answering } from '../../doctor/diagnosis.ts';
import type { Question } from '../../doctor/questions.ts';
import { DeployError } from '../../errors.ts';

/** Some questions about one thing, which are asked together; whatever becomes of it, it hides no other. */
export interface Examination {
  /** What is told of where it fails. */
  readonly questions: readonly Question[];
  readonly about: string;
  readonly run: (signal: AbortSignal) => Promise<readonly Diagnosis[]>;
}

/** Milliseconds that one examination may take. */
const longest = 20_000;

/** Examines everything at the same time. Rejects only once the signal is aborted. */
export async function examineAll(
  examinations: readonly Examination[],
  signal: AbortSignal,
  within = longest,
): Promise<readonly Diagnosis[]> {
  const all = await Promise.all(examinations.map((one) => examine(one, signal, within)));
  signal.throwIfAborted();
  return all.flat();
}

async function examine({ questions, about, run }: Examination, signal: AbortSignal, within: number) {
  const late = AbortSignal.timeout(within);
  try {
    return await untilAborted(run(AbortSignal.any([signal, late])), AbortSignal.any([signal, late]));
  } catch (error) {
    const why = late.aborted ? `there was no answer within ${within / 1000} s` : messageOf(error);
    const remedy = error instanceof DeployError ? error.remedy : 'run again; with --debug the log says more';
    return questions.map((question) => answering(question, about).unknown(why, remedy));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

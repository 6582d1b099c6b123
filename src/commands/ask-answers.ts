import type { Asker } from '../ports/asker.ts';
import type { Given, OptionName } from '../scaffold/options.ts';
import { answerTo, factOf, nextQuestion } from '../scaffold/options.ts';
import { wrongAnswer } from '../scaffold/read-answers.ts';

/** Asks for what is not given, one after the other, each again until it can be taken; undefined where somebody ends it. */
export async function askAnswers(given: Given, asker: Asker): Promise<Given | undefined> {
  let answers = given;
  for (let name = nextQuestion(answers); name !== undefined; name = nextQuestion(answers)) {
    const value = await askOne(name, answers, asker);
    if (value === undefined) return undefined;
    answers = new Map([...answers, [name, [value]]]);
  }
  return answers;
}

async function askOne(name: OptionName, given: Given, asker: Asker): Promise<string | undefined> {
  for (;;) {
    const typed = await asker.ask(questionOf(name, given));
    if (typed === undefined) return undefined;
    const value = completed(name, typed.trim()) || answerTo(given, name);
    const wrong = value === '' ? 'there is no default' : wrongAnswer(name, new Map([...given, [name, [value]]]));
    if (wrong === undefined) return value;
    asker.tell(`  ${wrong}`);
  }
}

/** The question with what may be answered, and what is taken for an empty line. */
function questionOf(name: OptionName, given: Given): string {
  const { ask = '', choices } = factOf(name);
  const fallback = answerTo(given, name);
  const among = choices === undefined ? '' : ` (${choices.join(', ')})`;
  return `${ask}${among}${fallback === '' ? '' : ` [${fallback}]`}: `;
}

/** A choice may be cut short where only one begins like that. */
function completed(name: OptionName, typed: string): string {
  const { choices = [] } = factOf(name);
  const fitting = choices.filter((choice) => choice.startsWith(typed.toLowerCase()));
  const [only] = fitting;
  return typed !== '' && only !== undefined && fitting.length === 1 ? only : typed;
}

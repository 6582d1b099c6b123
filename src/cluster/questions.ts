import { listAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { KubernetesObject } from '../ports/cluster.ts';
import type { Answer, ContainerRun, EventsAbout, Questions } from '../ports/questions.ts';
import { messageOf, pathOf, send } from './api.ts';
import type { ApiAnswer } from './exchange.ts';
import { readText, reasonOf } from './exchange.ts';
import { isObject } from './object-store.ts';
import type { ApiServer } from './server.ts';

const silence = 20_000;
/** Lines of a log that are asked for, and bytes of them that are read at most. */
const logLines = 10;
const logBytes = 65_536;
const eventsRead = 50;

/** One question: where it is asked, what it is about, and which right it takes. */
interface Question {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Such as `the log of container app of pod api-x`. */
  readonly what: string;
  readonly right: { readonly namespace: string; readonly resource: string; readonly verb: string };
}

/** Asks an API server, once for each question. `hide` takes out of a log what must not be shown. */
export function questionsTo(server: ApiServer, hide: (text: string) => string): Questions {
  return {
    log: async (of, signal) => {
      const answer = await ask(server, logQuestion(of), signal);
      return answer.state === 'given' ? { ...answer, value: hide(wholeLines(answer.value)) } : answer;
    },
    events: async (about, signal) => {
      const answer = await ask(server, eventsQuestion(about), signal);
      return answer.state === 'given' ? { ...answer, value: objectsIn(answer.value) } : answer;
    },
  };
}

function logQuestion({ namespace, pod, container, previous }: ContainerRun): Question {
  const pods = pathOf({ apiVersion: 'v1', resource: 'pods', namespace });
  return {
    path: `${pods}/${encodeURIComponent(pod)}/log`,
    query: { container, previous: String(previous), tailLines: String(logLines), limitBytes: String(logBytes) },
    what: `the log of container ${container} of pod ${pod}`,
    right: { namespace, resource: 'pods/log', verb: 'get' },
  };
}

function eventsQuestion({ namespace, uid, reason }: EventsAbout): Question {
  return {
    path: pathOf({ apiVersion: 'v1', resource: 'events', namespace }),
    query: { fieldSelector: `involvedObject.uid=${uid},reason=${reason}`, limit: String(eventsRead) },
    what: `events (${reason})`,
    right: { namespace, resource: 'events', verb: 'list' },
  };
}

async function ask(server: ApiServer, question: Question, signal: AbortSignal): Promise<Answer<string>> {
  const { path, query, what } = question;
  try {
    const url = `${path}?${new URLSearchParams(query)}`;
    using answer = await send(server, { method: 'GET', path: url, accept: '*/*', silence, signal });
    const text = await readText(answer);
    if (answer.status === 200) return { state: 'given', value: text };
    return { state: 'withheld', why: `${what} cannot be read: ${refusalOf(question, answer, text)}` };
  } catch (error) {
    signal.throwIfAborted();
    return { state: 'withheld', why: `${what} cannot be read: ${reasonOf(error)}` };
  }
}

/** What the API server says, and the rule for a Role that it wants, as it can be pasted. */
function refusalOf({ right }: Question, { status }: ApiAnswer, text: string): string {
  const message = messageOf(status, parseJson(text));
  if (status !== 403) return message;
  const rule = `{ apiGroups: [""], resources: ["${right.resource}"], verbs: ["${right.verb}"] }`;
  return `${message}; add to a Role in the namespace "${right.namespace}": rules: [${rule}]`;
}

/** A log that was cut is cut in the middle of a line, and half a secret is not known as one. */
function wholeLines(text: string): string {
  return Buffer.byteLength(text) < logBytes ? text : text.slice(0, text.lastIndexOf('\n') + 1);
}

function objectsIn(text: string): readonly KubernetesObject[] {
  return listAt(parseJson(text), 'items').filter(isObject);
}

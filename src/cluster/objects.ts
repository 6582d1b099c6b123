import { textAt } from '../data/fields.ts';
import type { ObjectAnswer, ObjectPlace, Objects } from '../ports/objects.ts';
import type { ApiRequest } from './api.ts';
import { messageOf, pathOf, send } from './api.ts';
import { readJson, reasonOf } from './exchange.ts';
import { isObject } from './object-store.ts';
import type { ApiServer } from './server.ts';

const silence = 20_000;

/** Reads and makes single objects. `hide` takes out of a message what must not be shown. */
export function objectsOf(server: ApiServer, hide: (text: string) => string): Objects {
  return {
    read: (place, signal) => {
      const path = `${pathOf(place)}/${encodeURIComponent(place.name)}`;
      return ask({ server, hide, place }, { method: 'GET', path, silence, signal });
    },
    create: (place, json, signal) =>
      ask({ server, hide, place }, { method: 'POST', path: pathOf(place), json, silence, signal }),
  };
}

interface Asked {
  readonly server: ApiServer;
  readonly hide: (text: string) => string;
  readonly place: ObjectPlace;
}

async function ask(asked: Asked, request: ApiRequest): Promise<ObjectAnswer> {
  try {
    using answer = await send(asked.server, request);
    const body = await readJson(answer);
    if (answer.status < 300 && isObject(body)) return { is: 'there', object: body };
    return answerOf(asked, answer.status, body);
  } catch (error) {
    request.signal.throwIfAborted();
    return { is: 'unreachable', message: asked.hide(reasonOf(error)) };
  }
}

function answerOf(asked: Asked, status: number, body: unknown): ObjectAnswer {
  const { place, hide } = asked;
  const message = hide(messageOf(status, body));
  switch (status) {
    case 401:
    case 403:
      return { is: 'forbidden', message, remedy: remedyFor(status, place) };
    case 404:
      // an API that is not there has no Status object to say so with
      return textAt(body, 'kind') === 'Status' ? { is: 'absent', message } : { is: 'unknown-type' };
    case 409:
      return { is: 'taken' };
    default:
      return status < 300 || status === 408 || status === 429 || status >= 500
        ? { is: 'unreachable', message }
        : { is: 'refused', message };
  }
}

/** A rule for a Role, on one line, as it can be pasted. */
function remedyFor(status: number, { apiVersion, resource, namespace, verbs }: ObjectPlace): string {
  if (status === 401) return 'the API server does not know the credentials of the kubeconfig: renew them';
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return `add to a Role in the namespace "${namespace}": rules: [{ apiGroups: ["${group}"], resources: ["${resource}"], verbs: ${JSON.stringify(verbs).replaceAll(',', ', ')} }]`;
}

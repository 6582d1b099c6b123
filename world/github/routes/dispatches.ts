import { validationFailed } from '../refusal.ts';
import type { Answer, Call, Route } from '../route.ts';
import { isFields, route, textOf } from '../route.ts';

/** "The total size of the JSON payload must be less than 64KB": https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event */
const most = 64 * 1024;

/** Remembers the event, which would start the workflows of the default branch that ask for its type. */
function createDispatch({ state, repository, viewer, body }: Call): Answer {
  const payload = isFields(body['client_payload']) ? body['client_payload'] : {};
  if (JSON.stringify(payload).length >= most)
    throw validationFailed({ resource: 'RepositoryDispatch', code: 'invalid', field: 'client_payload' });
  const type = textOf(body, 'event_type') ?? '';
  state.dispatches.push({ repository: repository.fullName, type, payload, by: viewer.login });
  return { status: 204 };
}

export const dispatchRoutes: readonly Route[] = [route('POST /dispatches', ['contents=write'], createDispatch)];

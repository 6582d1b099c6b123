import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { isFields } from './route.ts';

/** GitHub's description of its REST API, cut to the operations served here; descriptions/NOTICE says where it is from. */
const description: unknown = JSON.parse(readFileSync(new URL('descriptions/rest.json', import.meta.url), 'utf8'));
const operations = isFields(description) && isFields(description.operations) ? description.operations : {};
const definitions = isFields(description) ? description.$defs : {};

const formats = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  // GitHub leaves an address that it does not have empty, where its description says that it is one
  uri: /^$|^[a-z][a-z0-9+.-]*:\S+$/,
};

const schemas = { $id: 'rest', $defs: definitions };
const bodies = new Ajv({ strict: false, allErrors: true, formats, schemas: [schemas] });
/** Parameters come as text. */
const parameters = new Ajv({ strict: false, allErrors: true, formats, schemas: [schemas], coerceTypes: 'array' });

const refusals = ['basic-error', 'validation-error', 'validation-error-simple'];
const refusal = { anyOf: refusals.map((name) => ({ $ref: `rest#/$defs/${name}` })) };

const compiled = new Map<string, ValidateFunction>();

function validator(key: string, schema: object, ajv: Ajv): ValidateFunction {
  const known = compiled.get(key) ?? ajv.compile(schema);
  compiled.set(key, known);
  return known;
}

function partOf(operation: string, ...names: readonly string[]): unknown {
  let at: unknown = operations[operation];
  for (const name of names) at = isFields(at) ? at[name] : undefined;
  return at;
}

/** Operations that the description has. */
export function describedOperations(): readonly string[] {
  return Object.keys(operations);
}

/** The parts of a request that the description speaks of. */
export interface DescribedRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What is wrong with a request: parameters and body fields that GitHub does not have, types, missing fields. */
export function wrongOfRequest(operation: string, request: DescribedRequest): readonly string[] {
  const places = { path: { ...request.path }, query: Object.fromEntries(request.query) };
  const ofParameters = Object.entries(places).flatMap(([place, values]) => {
    const schema = partOf(operation, place);
    return isFields(schema) ? wrongOf(validator(`${operation} ${place}`, schema, parameters), values, place) : [];
  });
  return [...ofParameters, ...wrongOfBody(operation, request.body)];
}

function wrongOfBody(operation: string, body: unknown): readonly string[] {
  const schema = partOf(operation, 'body');
  if (!isFields(schema)) return body === undefined ? [] : ['body: this operation takes none'];
  if (body === undefined) return partOf(operation, 'bodyIsRequired') === true ? ['body: is missing'] : [];
  const known = isFields(schema.properties) ? Object.keys(schema.properties) : undefined;
  const unknown =
    isFields(body) && known !== undefined ? Object.keys(body).filter((name) => !known.includes(name)) : [];
  return [
    ...wrongOf(validator(`${operation} body`, schema, bodies), body, 'body'),
    ...unknown.map((name) => `body/${name}: GitHub has no such field`),
  ];
}

/** What is wrong with a reply: a status that is not described, or a body of another shape. */
export function wrongOfReply(operation: string, status: number, body: unknown): readonly string[] {
  const described = partOf(operation, 'replies', String(status));
  if (described === undefined && status < 400) return [`reply: status ${status} is not described`];
  const schema = status >= 400 ? refusal : described;
  if (!isFields(schema)) return body === undefined ? [] : ['reply: this status has no body'];
  const key = status >= 400 ? 'refusal' : `${operation} ${status}`;
  return wrongOf(validator(key, schema, bodies), body, 'reply');
}

function wrongOf(validate: ValidateFunction, value: unknown, place: string): readonly string[] {
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map((error) => `${place}${error.instancePath}: ${said(error)}`);
}

function said({ message = '', params }: ErrorObject): string {
  const details = Object.values(params).filter((value) => typeof value === 'string' || Array.isArray(value));
  return details.length === 0 ? message : `${message} (${details.join(', ')})`;
}

/**
 * Cuts the routes that the GitHub for tests serves out of GitHub's own description of its REST API, as JSON Schema.
 *
 *   npm pack @octokit/openapi@23.0.2
 *   tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *   node world/github/descriptions/slice.mjs package/generated/api.github.com.json
 *
 * Only facts are taken: no descriptions, summaries, titles, examples or defaults. What OpenAPI 3.0 says in its own way
 * (`nullable`, parameters apart from bodies) is said in JSON Schema's.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const repository = '/repos/{owner}/{repo}';
const operations = [
  'GET /user',
  'GET /orgs/{org}/teams/{team_slug}/memberships/{username}',
  'POST /app/installations/{installation_id}/access_tokens',
  `GET ${repository}`,
  `GET ${repository}/activity`,
  `GET ${repository}/actions/runs`,
  `GET ${repository}/actions/runs/{run_id}`,
  `GET ${repository}/actions/runs/{run_id}/approvals`,
  `GET ${repository}/actions/runs/{run_id}/attempts/{attempt_number}`,
  `GET ${repository}/branches/{branch}`,
  `POST ${repository}/code-scanning/sarifs`,
  `GET ${repository}/code-scanning/sarifs/{sarif_id}`,
  `POST ${repository}/check-runs`,
  `GET ${repository}/check-runs/{check_run_id}`,
  `PATCH ${repository}/check-runs/{check_run_id}`,
  `GET ${repository}/collaborators/{username}/permission`,
  `GET ${repository}/commits/{ref}`,
  `GET ${repository}/commits/{ref}/status`,
  `GET ${repository}/commits/{ref}/statuses`,
  `GET ${repository}/commits/{commit_sha}/pulls`,
  `GET ${repository}/rules/branches/{branch}`,
  `GET ${repository}/rulesets/{ruleset_id}`,
  `POST ${repository}/statuses/{sha}`,
  `GET ${repository}/compare/{basehead}`,
  `GET ${repository}/deployments`,
  `POST ${repository}/deployments`,
  `GET ${repository}/deployments/{deployment_id}`,
  `GET ${repository}/deployments/{deployment_id}/statuses`,
  `POST ${repository}/deployments/{deployment_id}/statuses`,
  `POST ${repository}/dispatches`,
  `GET ${repository}/git/blobs/{file_sha}`,
  `POST ${repository}/git/blobs`,
  `POST ${repository}/git/commits`,
  `GET ${repository}/git/commits/{commit_sha}`,
  `GET ${repository}/git/matching-refs/{ref}`,
  `GET ${repository}/git/ref/{ref}`,
  `POST ${repository}/git/refs`,
  `PATCH ${repository}/git/refs/{ref}`,
  `DELETE ${repository}/git/refs/{ref}`,
  `GET ${repository}/installation`,
  `POST ${repository}/git/trees`,
  `GET ${repository}/git/trees/{tree_sha}`,
  `GET ${repository}/issues/{issue_number}/comments`,
  `POST ${repository}/issues/{issue_number}/comments`,
  `GET ${repository}/issues/comments/{comment_id}`,
  `PATCH ${repository}/issues/comments/{comment_id}`,
  `DELETE ${repository}/issues/comments/{comment_id}`,
  `POST ${repository}/issues/comments/{comment_id}/reactions`,
  `GET ${repository}/issues/{issue_number}/timeline`,
  `POST ${repository}/issues/{issue_number}/labels`,
  `GET ${repository}/pulls`,
  `POST ${repository}/pulls`,
  `GET ${repository}/pulls/{pull_number}`,
  `PATCH ${repository}/pulls/{pull_number}`,
  `PUT ${repository}/pulls/{pull_number}/merge`,
  `POST ${repository}/pulls/{pull_number}/requested_reviewers`,
];

/** The shapes of a refusal; GitHub sends them with more statuses than each route declares. */
const refusals = ['basic-error', 'validation-error', 'validation-error-simple'];

const plainKeywords = ['type', 'enum', 'required', 'pattern', 'uniqueItems'].concat(
  ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
);
const checkedFormats = ['date-time', 'uri'];

const description = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const wanted = new Set(refusals);

/** A `$ref` into the description, followed. */
function follow(node) {
  if (node?.$ref === undefined) return node;
  return node.$ref
    .slice(2)
    .split('/')
    .reduce((at, name) => at[name], description);
}

/** A schema of OpenAPI 3.0 as JSON Schema; every schema that it refers to is wanted too. */
function convert(schema) {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1);
    wanted.add(name);
    return { $ref: `rest#/$defs/${name}` };
  }
  const kept = Object.fromEntries(plainKeywords.filter((word) => word in schema).map((word) => [word, schema[word]]));
  if (checkedFormats.includes(schema.format)) kept.format = schema.format;
  if (schema.properties !== undefined) kept.properties = mapValues(schema.properties, convert);
  if (schema.items !== undefined) kept.items = convert(schema.items);
  if (schema.not !== undefined) kept.not = convert(schema.not);
  if (typeof schema.additionalProperties === 'boolean') kept.additionalProperties = schema.additionalProperties;
  else if (schema.additionalProperties !== undefined) kept.additionalProperties = convert(schema.additionalProperties);
  for (const word of ['allOf', 'anyOf', 'oneOf']) if (schema[word] !== undefined) kept[word] = schema[word].map(convert);
  return schema.nullable === true ? nullable(kept) : kept;
}

function nullable(schema) {
  if (schema.type === undefined) return { anyOf: [schema, { type: 'null' }] };
  const values = schema.enum === undefined ? {} : { enum: [...schema.enum, null] };
  return { ...schema, type: [schema.type, 'null'], ...values };
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

/** The parameters of one place (path or query) as the schema of an object. */
function parameters(all, place) {
  const here = all.filter((one) => one.in === place);
  return {
    type: 'object',
    required: here.filter((one) => one.required).map((one) => one.name),
    properties: Object.fromEntries(here.map((one) => [one.name, convert(one.schema)])),
    additionalProperties: false,
  };
}

function operation(name) {
  const [method, path] = name.split(' ');
  const found = description.paths[path][method.toLowerCase()];
  const all = (found.parameters ?? []).map(follow);
  const body = found.requestBody?.content['application/json'].schema;
  return {
    path: parameters(all, 'path'),
    query: parameters(all, 'query'),
    ...(body === undefined ? {} : { body: convert(body), bodyIsRequired: found.requestBody.required === true }),
    replies: mapValues(found.responses, (reply) => {
      const schema = follow(reply).content?.['application/json']?.schema;
      return schema === undefined ? null : convert(schema);
    }),
  };
}

/** One entry a line: small, and still readable in a diff. */
function print(object) {
  const lines = Object.entries(object).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

const cut = Object.fromEntries(operations.map((name) => [name, operation(name)]));
const schemas = {};
for (const name of wanted) schemas[name] = convert(description.components.schemas[name]);
writeFileSync(new URL('rest.json', import.meta.url), `{"operations": ${print(cut)},\n"$defs": ${print(schemas)}}\n`);

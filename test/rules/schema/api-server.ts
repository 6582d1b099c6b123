import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { parseDocument } from 'yaml';

/** What an API server says of an object in a dry run with strict field validation. */
export interface ServerVerdict {
  readonly isRefused: boolean;
  /** Why, as far as it is a matter of the schema; `other` for what only the server's own rules know. */
  readonly reason: 'accepted' | 'field' | 'type' | 'required' | 'value' | 'other';
  readonly message: string;
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** An API server that is asked about objects; it keeps none. */
export class ApiServer {
  readonly #url: string;
  readonly #token: string;
  readonly #agent: Agent;
  readonly #resources = new Map<string, Promise<readonly Resource[]>>();

  constructor({ url, token, ca }: { readonly url: string; readonly token: string; readonly ca: string }) {
    this.#url = url;
    this.#token = token;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 4, ca: readFileSync(ca) });
  }

  /** Undefined where the server has no such kind. */
  async judge(apiVersion: string, kind: string, text: string): Promise<ServerVerdict | undefined> {
    const resource = (await this.#resourcesOf(apiVersion)).find((one) => one.kind === kind && !one.name.includes('/'));
    if (resource === undefined) return undefined;
    const folder = resource.namespaced ? `/namespaces/${namespaceIn(text)}` : '';
    const path = `${rootOf(apiVersion)}${folder}/${resource.name}?dryRun=All&fieldValidation=Strict`;
    const { status, body } = await this.#ask('POST', path, text);
    if (status < 300) return { isRefused: false, reason: 'accepted', message: '' };
    const { message = body } = JSON.parse(body);
    return { isRefused: true, reason: reasonOf(message), message };
  }

  async version(): Promise<string> {
    return JSON.parse((await this.#ask('GET', '/version')).body).gitVersion;
  }

  #resourcesOf(apiVersion: string): Promise<readonly Resource[]> {
    const known = this.#resources.get(apiVersion) ?? this.#listResources(apiVersion);
    this.#resources.set(apiVersion, known);
    return known;
  }

  async #listResources(apiVersion: string): Promise<readonly Resource[]> {
    const { status, body } = await this.#ask('GET', rootOf(apiVersion));
    return status === 200 ? JSON.parse(body).resources : [];
  }

  #ask(method: string, path: string, text?: string): Promise<{ status: number; body: string }> {
    const headers = {
      Authorization: `Bearer ${this.#token}`,
      Accept: 'application/json',
      ...(text === undefined ? {} : { 'Content-Type': 'application/yaml' }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#url}${path}`, { method, agent: this.#agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function namespaceIn(text: string): string {
  const namespace = parseDocument(text, { uniqueKeys: false }).getIn(['metadata', 'namespace']);
  return typeof namespace === 'string' ? namespace : 'default';
}

const reasons: readonly (readonly [ServerVerdict['reason'], RegExp])[] = [
  ['field', /unknown field|duplicate field|already set in map/],
  ['type', /cannot unmarshal|must be of type|illegal base64|unmarshalerDecoder|expected (string|map|list)|json: /],
  ['required', /Required value/],
  ['value', /Unsupported value/],
];

function reasonOf(message: string): ServerVerdict['reason'] {
  return reasons.find(([, pattern]) => pattern.test(message))?.[0] ?? 'other';
}

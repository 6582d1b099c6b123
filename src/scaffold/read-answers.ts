import type { Problem } from '../errors.ts';
import { parseImageReference, printImage } from '../image/reference.ts';
import { nearest } from '../text/nearest.ts';
import type { Answers, Peer } from './answers.ts';
import {
  argos,
  autoscalings,
  backups,
  edges,
  languages,
  layouts,
  monitorings,
  platforms,
  strategies,
} from './answers.ts';
import type { Given, OptionName } from './options.ts';
import { answerTo, factOf } from './options.ts';

/** What was asked for, or everything that is wrong with it. */
export type ReadAnswers =
  | { readonly result: 'read'; readonly answers: Answers }
  | { readonly result: 'wrong'; readonly problems: readonly Problem[] };

/** The longest name: `-production` and the like come after it, and names of Services have 63 characters at most. */
const longestName = 40;
const label = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
/** Words that some reader of YAML takes for something else. */
const noText = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);
const hostName = /^(?=.{1,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

/** Reads all answers; every problem at once. */
export function readAnswers(given: Given): ReadAnswers {
  const reader = new Reader(given);
  const answers = answersFrom(reader);
  reader.holdAgainstEachOther(answers);
  return reader.problems.length > 0 ? { result: 'wrong', problems: reader.problems } : { result: 'read', answers };
}

/** What is wrong with one value, before the next is asked. */
export function wrongAnswer(name: OptionName, given: Given): string | undefined {
  const reader = new Reader(given);
  answersFrom(reader);
  return reader.problems.find(({ place }) => place?.name === `--${name}`)?.message;
}

function answersFrom(reader: Reader): Answers {
  return {
    name: reader.name(),
    image: reader.image(),
    language: reader.one('language', languages),
    strategy: reader.one('strategy', strategies),
    edge: reader.one('edge', edges),
    layout: reader.one('layout', layouts),
    argo: reader.one('argo', argos),
    environments: reader.environments(),
    host: reader.matching('host', hostName, 'a host name, such as api.example.com'),
    gitopsRepository: reader.matching('gitops-repository', /^[\w.-]+\/[\w.-]+$/, 'owner/name'),
    port: reader.port('port'),
    metricsPort: reader.port('metrics-port'),
    readinessPath: reader.path('readiness-path'),
    livenessPath: reader.path('liveness-path'),
    cpu: reader.cpu(),
    memory: reader.memory(),
    minReplicas: reader.number('min-replicas', 2, 500),
    maxReplicas: reader.number('max-replicas', 2, 1000),
    autoscaling: reader.one('autoscaling', autoscalings),
    monitoring: reader.one('monitoring', monitorings),
    prometheus: reader.matching('prometheus', /^https?:\/\/[\w.:/-]+$/, 'an address, such as http://prometheus:9090'),
    monitoringNamespace: reader.label('monitoring-namespace', 63),
    slo: reader.slo(),
    gateway: reader.gateway(),
    edgeNamespace: reader.label('edge-namespace', 63),
    ingressClass: reader.label('ingress-class', 63),
    issuer: reader.label('issuer', 63),
    peers: reader.peers(),
    platform: reader.one('platform', platforms),
    backup: reader.one('backup', backups),
    action: reader.matching('action', /^[\w.-]+\/[\w./-]+@[\w./-]+$/, 'an action, such as org/gitops-deploy@v1'),
  };
}

/** Reads values by the names of their options, and notes what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = given;
  }

  one<T extends string>(name: OptionName, choices: readonly [T, ...(readonly T[])]): T {
    const value = this.#value(name);
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    const guess = nearest(value, choices);
    this.#wrong(
      name,
      `"${value}" is none of ${choices.join(', ')}`,
      guess === undefined ? '' : `did you mean ${guess}?`,
    );
    return choices[0];
  }

  name(): string {
    const value = this.label('name', longestName);
    if (value === 'cluster' || value === 'default')
      this.#wrong('name', `"${value}" is taken: Argo CD has a project, or we an Application, of that name`);
    return value;
  }

  label(name: OptionName, longest: number): string {
    const value = this.#value(name);
    if (!label.test(value) || value.length > longest)
      this.#wrong(
        name,
        `"${value}" is no DNS label of at most ${longest} characters`,
        'a-z, 0-9 and -, a letter first',
      );
    if (noText.has(value)) this.#wrong(name, `"${value}" is not taken for text in YAML`, 'take another name');
    return value;
  }

  matching(name: OptionName, pattern: RegExp, what: string): string {
    const value = this.#value(name);
    if (!pattern.test(value) || value.split('/').includes('..')) this.#wrong(name, `"${value}" is not ${what}`);
    return value;
  }

  image(): string {
    const value = this.#value('image');
    const parsed = parseImageReference(value);
    if (typeof parsed === 'string') this.#wrong('image', parsed);
    else if (parsed.tag !== undefined || parsed.digest !== undefined)
      this.#wrong('image', `"${value}" has a tag or a digest`, 'name the repository alone: a deployment writes both');
    return typeof parsed === 'string' ? value : printImage(parsed);
  }

  environments(): readonly string[] {
    const names = this.#value('environments')
      .split(',')
      .map((name) => name.trim());
    const bad = names.find((name) => !label.test(name) || name.length > 20 || noText.has(name));
    if (bad !== undefined)
      this.#wrong('environments', `"${bad}" is no DNS label of at most 20 characters`, 'such as staging,production');
    if (new Set(names).size < names.length) this.#wrong('environments', 'names one twice');
    if (names.includes('preview')) this.#wrong('environments', '"preview" is the environment of pull requests');
    return names;
  }

  number(name: OptionName, least: number, most: number): number {
    const value = this.#value(name);
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) this.#wrong(name, `"${value}" is no number from ${least} to ${most}`);
    return number;
  }

  port(name: OptionName): number {
    // below 1024 a process would need a capability
    return this.number(name, 1024, 65535);
  }

  path(name: OptionName): string {
    return this.matching(name, /^\/[\w./~-]*$/, 'a path, such as /ready');
  }

  cpu(): number {
    const value = this.#value('cpu');
    const [, whole, milli] = /^(?:(\d+)|(\d+)m)$/.exec(value) ?? [];
    const cpu = whole === undefined ? Number(milli) : Number(whole) * 1000;
    if (!(cpu >= 10 && cpu <= 15_000)) this.#wrong('cpu', `"${value}" is not from 10m to 15`, 'such as 250m, or 2');
    return cpu;
  }

  memory(): number {
    const value = this.#value('memory');
    const [, amount, unit] = /^(\d+)(Mi|Gi)$/.exec(value) ?? [];
    const memory = Number(amount) * (unit === 'Gi' ? 1024 : 1);
    if (!(memory >= 16 && memory <= 15 * 1024))
      this.#wrong('memory', `"${value}" is not from 16Mi to 15Gi`, 'such as 512Mi, or 2Gi');
    return memory;
  }

  slo(): number {
    const value = this.#value('slo').replace(/%$/, '');
    const slo = /^\d+(\.\d{1,3})?$/.test(value) ? Number(value) : Number.NaN;
    if (!(slo >= 90 && slo < 100)) this.#wrong('slo', `"${value}" is not from 90 to 99.999`, 'such as 99.9');
    return slo;
  }

  gateway(): Answers['gateway'] {
    const value = this.#value('gateway');
    const [namespace = '', name = '', ...rest] = value.split('/');
    if (!label.test(namespace) || !label.test(name) || rest.length > 0)
      this.#wrong('gateway', `"${value}" is not namespace/name`);
    return { namespace, name };
  }

  peers(): readonly Peer[] {
    return (this.#given.get('peer') ?? []).map((value) => {
      const [, namespace = '', app = '', port = ''] = /^([^/:]+)\/([^/:]+):(\d{1,5})$/.exec(value) ?? [];
      if (!label.test(namespace) || !label.test(app) || !(Number(port) > 0 && Number(port) < 65536))
        this.#wrong('peer', `"${value}" is not namespace/app:port`, 'such as database/postgresql:5432');
      return { namespace, app, port: Number(port) };
    });
  }

  /** What is right by itself and wrong beside another answer. */
  holdAgainstEachOther(answers: Answers): void {
    const { port, metricsPort, minReplicas, maxReplicas, readinessPath, livenessPath, environments, name } = answers;
    if (port === metricsPort) this.#note('metrics-port', 'is the port of the application', 'give it one of its own');
    if (minReplicas >= maxReplicas) this.#note('max-replicas', 'leaves no room above --min-replicas');
    if (readinessPath === livenessPath)
      this.#note(
        'liveness-path',
        'is that of readiness: an overload would restart every pod',
        'give it one of its own',
      );
    const longest = environments.find((environment) => `${name}-${environment}`.length > 63);
    if (longest !== undefined) this.#note('name', `${name}-${longest} is too long for a namespace`);
  }

  #value(name: OptionName): string {
    return answerTo(this.#given, name);
  }

  /** A default that is wrong comes from another answer, which is told. */
  #wrong(name: OptionName, message: string, remedy = ''): void {
    if (this.#given.has(name) || factOf(name).default === undefined) this.#note(name, message, remedy);
  }

  #note(name: OptionName, message: string, remedy = ''): void {
    this.problems.push({ message, place: { name: `--${name}` }, ...(remedy === '' ? {} : { remedy }) });
  }
}

// Writes what is made from the sources: action.yml, the JSON Schema of the configuration, and the pages that list inputs,
// outputs, configuration and errors. `.ci/run` runs it and refuses a difference.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { buildWords } from '../src/configuration/build-schema.ts';
import { applicationSchema, monorepoSchema } from '../src/configuration/schema.ts';
import { bodyParts, templateWords, titleWords } from '../src/configuration/template.ts';
import { groups, questions } from '../src/doctor/questions.ts';
import type { FileFlagFact } from '../src/inputs/file-command.ts';
import { fileFlags } from '../src/inputs/file-command.ts';
import { factOf, inputNames, outputs } from '../src/inputs/names.ts';
import type { OutcomeName } from '../src/outcome.ts';
import { exitCode, outcomeNames, reasons } from '../src/outcome.ts';
import { catalogue } from '../src/rules/catalogue.ts';
import { initPage } from './init-page.ts';
import { rulePages } from './rule-pages.ts';
import { table } from './table.ts';

const root = new URL('..', import.meta.url).pathname;
const note = '<!-- made by `npm run generate`; edit the source named below -->';

function write(file: string, text: string): void {
  mkdirSync(new URL(`../${file}`, import.meta.url).pathname.replace(/[^/]+$/, ''), { recursive: true });
  writeFileSync(`${root}${file}`, text);
}

function actionFile(): string {
  const names = inputNames().filter((name) => factOf(name).only !== 'command-line');
  const inputs = names.map((name) => {
    const { description, default: value, for: commands } = factOf(name);
    const suffix = commands === undefined ? '' : ` (${commands.join(', ')})`;
    return [
      name,
      { description: `${description}${suffix}`, required: false, ...(value === undefined ? {} : { default: value }) },
    ];
  });
  const file = {
    name: 'gitops-deploy',
    description: 'From a commit to a verdict: build, scan, write to Git, watch the rollout, and answer on the commit',
    author: 'The gitops-deploy authors',
    branding: { icon: 'check-circle', color: 'green' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, description]) => [name, { description }])),
    runs: { using: 'node24', main: 'dist/index.js', post: 'dist/post.js', 'post-if': 'always()' },
  };
  return `# made by \`npm run generate\` from src/inputs/names.ts\n${stringify(file, { lineWidth: 0 })}`;
}

const statusOf: Readonly<Record<OutcomeName, string>> = {
  succeeded: 'success',
  failed: 'failure',
  errored: 'error',
  paused: 'pending',
  superseded: 'success',
  cancelled: 'error',
};

function errorsPage(): string {
  const sections = outcomeNames.map((outcome) => {
    const own = Object.entries(reasons).filter(([, fact]) => fact.outcomes[0] === outcome);
    const rows = own.map(([reason, { means, remedy }]) => [`\`${reason}\``, means, remedy]);
    return `## ${outcome}\n\nExit code ${exitCode(outcome)}, commit status \`${statusOf[outcome]}\`.\n\n${table(['reason', 'means', 'what to do'], rows)}`;
  });
  return `# Outcomes and reasons

${note}
<!-- source: src/outcome.ts -->

A command ends with one outcome and one reason. The change is bad (\`failed\`), or we could not tell (\`errored\`), or it is good:
never mixed. The action fails its step for the outcomes in the input \`fail-on\`; the command line exits with the code below.

${sections.join('\n\n')}
`;
}

function doctorPage(): string {
  const sections = Object.entries(groups).map(([group, heading]) => {
    const own = Object.entries(questions).filter(([, fact]) => fact.group === group);
    const rows = own.map(([name, { asks, problem, unknown }]) => [`\`${name}\``, asks, problem, unknown]);
    return `### ${heading}\n\n${table(['question', 'asks', 'a problem', 'not to be told'], rows)}`;
  });
  return `# The doctor: what could keep a deployment from its end

${note}
<!-- source: src/doctor/questions.ts -->

\`\`\`sh
npx gitops-deploy doctor                           # every environment
npx gitops-deploy doctor --environment production  # one of them
npx gitops-deploy doctor --environment preview-17  # the preview of a pull request
npx gitops-deploy doctor --json                    # one object, with each answer in \`diagnoses\`
\`\`\`

It asks everything below at the same time, each for at most 20 seconds, with the tokens, kubeconfigs and logins that a deployment from the
same place would have: so it is best run in a job with the inputs of the deployment.

\`\`\`yaml
- uses: org/gitops-deploy@v1
  with:
    command: doctor
    gitops-token: \${{ secrets.GITOPS_TOKEN }}
    kubeconfig: \${{ secrets.KUBECONFIG }}
\`\`\`

**It only reads.** Nothing is written, pushed, downloaded, enqueued or synced. What GitHub or a registry tells only to whoever writes stays *could not tell*, with what to look up.

Each answer is one line: \`fine\`, \`PROBLEM\` or \`could not tell\`, what was asked, of what, and what was seen; below it stands what to do: the
permission, the setting, the rule to paste, the command. \`advice\` is what would be better though nothing is wrong. In a job the checklist is the job summary, too, and each problem an annotation, those
of a workflow at its line. One question that fails hides no other.

It ends \`succeeded\` where nothing is a problem, whatever could not be told, and \`failed\`, \`problems-found\` otherwise; \`errored\` where
it could not look at all, such as with a configuration that is wrong.

In \`--json\`, \`diagnoses\` is a list of \`{ question, about, answer, sentence, remedy?, advice?, place? }\`; \`answer\` is \`fine\`, \`problem\` or \`could-not-tell\`.

## The questions

${sections.join('\n\n')}

AnalysisTemplates are looked for where \`analysistemplates\` may be listed, which nothing else needs:

\`\`\`yaml
  - { apiGroups: [argoproj.io], resources: [analysistemplates], verbs: [list, watch] }
\`\`\`
`;
}

const shown = `## How a run is shown

While \`deploy\`, \`resume\` and \`watch\` go, the command line shows on standard error what happens. \`--progress\` says how:

| value | what there is |
| --- | --- |
| \`auto\` | \`tty\` where standard error is a terminal, \`TERM\` is not \`dumb\`, and neither \`CI\` nor \`GITHUB_ACTIONS\` is set; \`plain\` elsewhere |
| \`plain\` | a line for each thing that happens |
| \`tty\` | one block that is drawn in its place: stages, image, rollout steps and weights, measurements, the end. Warnings and errors stand above it. Without a terminal it is \`plain\`. \`NO_COLOR\` and \`FORCE_COLOR\` are respected |
| \`rawjson\` | one JSON object a line, for programs; for every command |

An object of \`rawjson\` is one of these (\`src/report/progress-line.ts\`); more fields may come:

\`\`\`jsonc
// a deployment, after each change of what is known of it: always all of it
{ "time": "2026-03-01T12:01:23.000Z", "type": "progress",
  "application": "shop", "environment": "staging", "commit": "3a672b9…",  // without a configuration only "application"
  "stage": "rollout",
  "stages": [{ "stage": "build", "startedAt": "…", "endedAt": "…" }],      // those that were begun; the last one has no end yet
  "image": "ghcr.io/acme/shop:1@sha256:…",                                // once it is known
  "targets": [{ "target": "eu", "assessment": { "judgement": {}, "rows": [], "application": "…", "notes": [] } }],
  "recovery": {}, "outcome": {} }                                         // as in --json, once there is one
{ "time": "…", "type": "log", "level": "info", "message": "…" }           // debug, info, warning or error
\`\`\`
`;

function inputsPage(): string {
  const rows = inputNames().map((name) => {
    const { description, default: value, variable, only, words, for: commands } = factOf(name);
    const flag = words ?? (variable === undefined ? `\`--${name}\`` : `\`${variable}\``);
    return [
      only === 'command-line' ? '' : `\`${name}\``,
      flag,
      description,
      value === undefined ? '' : `\`${value}\``,
      commands?.join(', ') ?? 'all',
    ];
  });
  const fileRows = Object.entries(fileFlags).map(([name, fact]) => {
    const { description, short, for: command }: FileFlagFact = fact;
    return [short === undefined ? `\`--${name}\`` : `\`-${short}\`, \`--${name}\``, description, command ?? 'both'];
  });
  const given = Object.entries(outputs).map(([name, description]) => [`\`${name}\``, description]);
  return `# Inputs and outputs

${note}
<!-- source: src/inputs/names.ts and src/inputs/file-command.ts -->

Every input of the action is a flag of the command line; secrets are environment variables there. An unknown input is an error, and so is one that the command does not take.

${table(['input', 'command line', 'what it is', 'default', 'for'], rows)}

\`edit\` and \`set-image\` are for the command line alone, and have these flags and no others ([those of \`init\`](init.md)):

${table(['flag', 'what it is', 'for'], fileRows)}

## Outputs

${table(['output', 'what it is'], given)}

${shown}`;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  /** Several forms, such as one and a list of several. */
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
}

/** Every key of the configuration with its path; `NAME` stands for names that the user chooses, `[]` for list entries. */
function keysOf(schema: Schema, path: string): readonly (readonly string[])[] {
  const properties = Object.entries(schema.properties ?? {});
  return properties.flatMap(([key, inner], index) => {
    const own = path === '' ? key : `${path}.${key}`;
    const row = describe(inner, own, schema.required?.includes(key) === true);
    const [twin] = properties.slice(0, index).find(([, other]) => inner.properties && isSame(other, inner)) ?? [];
    return twin === undefined ? [row, ...keysInside(inner, own)] : [[...row.slice(0, 3), `The same as \`${twin}\``]];
  });
}

function isSame(one: Schema, other: Schema | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function keysInside(schema: Schema, path: string): readonly (readonly string[])[] {
  if (schema.properties !== undefined) return keysOf(schema, path);
  if (typeof schema.additionalProperties === 'object') return keysInside(schema.additionalProperties, `${path}.NAME`);
  if (schema.items !== undefined) return keysInside(schema.items, `${path}[]`);
  const forms = schema.anyOf ?? [];
  // one, or a list of several: the list says nothing new
  const different = forms.filter(({ items }) => items === undefined || !forms.some((form) => isSame(form, items)));
  return different.flatMap((form) => keysInside(form, path));
}

function describe(schema: Schema, path: string, isRequired: boolean): readonly string[] {
  const values = schema.enum ?? schema.items?.enum;
  const kind = values === undefined ? typeOf(schema) : values.map((value) => `\`${String(value)}\``).join(', ');
  const fallback =
    schema.default === undefined ? (isRequired ? 'required' : '') : `\`${JSON.stringify(schema.default)}\``;
  return [`\`${path}\``, kind, fallback, schema.description ?? ''];
}

function typeOf({ type, anyOf = [] }: Schema): string {
  if (type !== undefined) return [type].flat().join(', ');
  const forms = anyOf.map((form) => (form.const === undefined ? typeOf(form) : `\`${form.const}\``));
  return [...new Set(forms)].join(', ');
}

function placeholders(words: readonly string[]): string {
  return words.map((word) => `\`{{${word}}}\``).join(' ');
}

function configurationPage(schema: Schema): string {
  return `# Configuration: \`.gitops-deploy.yaml\`

${note}
<!-- source: src/configuration/schema.ts -->

The file stands in the application repository. In a GitOps repository of its own \`check\` reads \`readiness\` alone (with \`clusters\` and \`prometheus\` where that [asks for facts](cluster-facts.md)), and [from where it counts](check.md#settings). Unknown keys are errors, with the nearest known name; keys that begin with \`x-\` are
ignored. Editors check it with [the schema](../schema/gitops-deploy.schema.json):

\`\`\`yaml
# yaml-language-server: $schema=https://raw.githubusercontent.com/org/gitops-deploy/v1/schema/gitops-deploy.schema.json
\`\`\`

Templates stand in \`image.tags\` and in the \`file\`, \`path\` and \`value\` of an edit: ${placeholders(templateWords)}.
The keys of \`image\` that say [how it is built](build.md) know ${placeholders(buildWords)}.
The title and the template of [a pull request](pull-request.md) know ${placeholders(titleWords)}; the template besides ${placeholders(bodyParts)}.
What a key may say and this version cannot do yet ends \`errored\`, \`not-supported\`; the README lists it.

${table(['key', 'values', 'default', 'what it is'], keysOf(schema, ''))}

A repository with several applications lists them under \`applications\`, each with its own \`image\` and \`environments\`; \`scan\`,
\`signing\`, \`comments\`, \`gitops\`, \`clusters\`, \`registries\` and \`notifications\` may be written once at the top, and again in an application, which then counts. \`readiness\` stands at the top.
`;
}

function ruleIdsFile(): string {
  const ids = catalogue.map(({ id }) => `  '${id}',\n`).join('');
  return `// made by \`npm run generate\` from src/rules/catalogue.ts\n
/** The id of every rule, for whoever must not load the rules themselves. */
export const ruleIds: readonly string[] = [\n${ids}];\n`;
}

const input = { io: 'input', unrepresentable: 'any' } as const;
const application = z.toJSONSchema(applicationSchema, input);
const monorepo = z.toJSONSchema(monorepoSchema, input);
const ignored = { '^x-': {} };
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'gitops-deploy configuration',
  anyOf: [application, monorepo].map(({ $schema: _, ...rest }) => ({ ...rest, patternProperties: ignored })),
};

write('action.yml', actionFile());
write('schema/gitops-deploy.schema.json', `${JSON.stringify(schema, undefined, 2)}\n`);
write('docs/errors.md', errorsPage());
write('docs/inputs.md', inputsPage());
write('docs/configuration.md', configurationPage(application as Schema));
write('docs/doctor.md', doctorPage());
write('docs/init.md', initPage(readFileSync(`${root}docs/init.md`, 'utf8')));
// a rule that is gone leaves no page
rmSync(`${root}docs/rules`, { recursive: true, force: true });
write('src/rules/rule-ids.ts', ruleIdsFile());
for (const [file, text] of rulePages(catalogue)) write(`docs/rules/${file}`, text);

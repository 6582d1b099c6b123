import { factOf, optionNames } from '../scaffold/options.ts';
import { initUsage } from './find-init.ts';
import { initFlags } from './init.ts';

/** The help of the command. */
export function initHelp(): string {
  const answers = optionNames().map((name) => {
    const { description, choices } = factOf(name);
    return line(name, `${description}${choices === undefined ? '' : ` (${choices.join(', ')})`}`);
  });
  const others = Object.entries(initFlags).map(([name, { description }]) => line(name, description));
  return `gitops-deploy ${initUsage}

Writes what an application needs for production: Dockerfile, manifests, Argo CD, workflows, the configuration. What is not given
is asked for on a terminal. Existing files are never overwritten.

Answers
${answers.join('\n')}

Flags
${others.join('\n')}
`;
}

function line(name: string, description: string): string {
  return `  --${name.padEnd(20)} ${description.replaceAll('`', '')}`;
}

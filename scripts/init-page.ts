import type { FlagFact } from '../src/inputs/flags.ts';
import { initFlags } from '../src/inputs/init.ts';
import { bases } from '../src/scaffold/bases.ts';
import { factOf, optionNames } from '../src/scaffold/options.ts';
import { table } from './table.ts';

/** The part of the page between two marks is made here; people write what stands around it. */
export function initPage(page: string): string {
  const answers = optionNames().map((name) => {
    const { description, choices, defaultIs, default: fallback, ask } = factOf(name);
    const value = defaultIs ?? fallback?.(() => '');
    const choice = choices === undefined ? '' : ` (${choices.map((one) => `\`${one}\``).join(', ')})`;
    return [`\`--${name}\``, `${description}${choice}`, value ?? 'has to be given', ask === undefined ? '' : 'yes'];
  });
  const flags = Object.entries(initFlags).map(([name, fact]) => {
    const { description, short }: FlagFact = fact;
    return [short === undefined ? `\`--${name}\`` : `\`-${short}\`, \`--${name}\``, description];
  });
  const made = [
    table(['answer', 'what it is', 'default', 'asked'], answers),
    'And how the command works:',
    table(['flag', 'what it is'], flags),
    'The images that Dockerfiles begin with:',
    table(
      ['image', 'digest'],
      Object.values(bases).map(({ image, digest }) => [`\`${image}\``, `\`${digest}\``]),
    ),
  ].join('\n\n');
  return page.replace(/(<!-- begin: made .*-->\n)[\s\S]*(<!-- end -->)/, `$1\n${made}\n\n$2`);
}

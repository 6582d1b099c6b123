import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askAnswers } from '../../src/commands/ask-answers.ts';
import { createAsker } from '../../src/terminal/ask.ts';

/** Somebody who types these lines, and ends it then unless asked for no more. */
async function asked(given: Readonly<Record<string, string>>, lines: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const asker = createAsker(input, output);
  input.end(lines.map((line) => `${line}\n`).join(''));
  const answers = await askAnswers(new Map(Object.entries(given).map(([name, value]) => [name, [value]])), asker);
  asker.close();
  const shown = String(output.read() ?? '');
  return { answers: answers && Object.fromEntries([...answers].map(([name, values]) => [name, values[0]])), shown };
}

const most = { name: 'api', image: 'ghcr.io/acme/api', layout: 'helm', argo: 'none', port: '8080', monitoring: 'none' };

describe('questions at a terminal', () => {
  it('take an empty line for the default, and the beginning of a choice for the choice', async () => {
    const { answers, shown } = await asked(most, ['j', '', 'is', '', '', 'acme/deploy']);
    expect(answers).toEqual({
      ...most,
      language: 'java',
      strategy: 'canary',
      edge: 'istio',
      environments: 'staging,production',
      host: 'api.example.com',
      'gitops-repository': 'acme/deploy',
    });
    expect(shown).toContain('Language (node, go, python, java, none) [node]: ');
    expect(shown).toContain('Host name of production [api.example.com]: ');
  });

  it('leave out what does not matter after the answers before', async () => {
    const { answers } = await asked(most, ['', '', 'none', '', '']);
    expect(answers).toMatchObject({ edge: 'none', 'gitops-repository': 'acme/gitops' });
    expect(answers).not.toHaveProperty('host');
  });

  it('are put again with what is wrong, and have no default where there is none', async () => {
    const { name: _, ...rest } = most;
    const { answers, shown } = await asked(rest, ['Api', '', 'shop', '', '', 'none', '', '']);
    expect(answers).toMatchObject({ name: 'shop' });
    expect(shown).toContain('"Api" is no DNS label');
    expect(shown).toContain('there is no default');
  });

  it('end without answers where the input ends', async () => {
    expect((await asked(most, ['go'])).answers).toBeUndefined();
    expect((await asked({}, [])).answers).toBeUndefined();
  });
});

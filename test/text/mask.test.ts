import { expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/report/escape.ts';
import { Mask } from '../../src/text/mask.ts';

const token = 'ghs_1234_eyJhbGciOiJI.eyJpc3Mi-x.c2_ln';

it('a secret is hidden in Markdown too, where its underscores are references', () => {
  const mask = new Mask([token]);
  expect(mask.hide(escapeMarkdown(`said ${token} twice`))).toBe('said *** twice');
});

it('a secret with a quote is hidden in JSON too', () => {
  const mask = new Mask(['se"cret\\value']);
  expect(mask.hide(JSON.stringify({ said: 'se"cret\\value' }))).toBe('{"said":"***"}');
});

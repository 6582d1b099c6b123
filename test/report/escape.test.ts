import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { code, escapeMarkdown, fenced } from '../../src/report/escape.ts';

/** HTML as GitHub's Markdown makes it, HTML in the text included. */
function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

const named: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** What a reader sees of HTML without tags. */
function seen(html: string): string {
  return html.replace(/&(?:lt|gt|quot|amp);/g, (reference) => named[reference] ?? '').replaceAll('\u200b', '');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const nasty = [
  '**bold** _it_ ~~gone~~ `code`',
  '[click](https://evil.example)',
  '![x](https://evil.example/pixel.png)',
  '![x][ref]',
  '<img src=x onerror=alert(1)>',
  '<!-- hidden',
  '</code></details><script>',
  'https://evil.example/?a=b',
  'HTTP://evil.example www.evil.example',
  'mail someone@evil.example now',
  '@org/team please look',
  'fixes #12, GH-12, org/repo#1',
  '| a | b |',
  'a\nb\n\n# heading\n\n- list',
  '# heading',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '12) item',
  '===',
  '---',
  '> quote',
  '```\nfence',
  '~~~',
  '&lt;b&gt; &#60; &copy;',
  'a\\b \\*c\\* \\',
  '[x]: https://evil.example',
  '[^1]',
  '- [x] task',
  '$x$',
  'ending with two spaces  \nnext',
  ':tada: :+1: a:b:c: :e-mail::x:',
  'see 3a672b9e5689995427c3a3887fdb31a44f606688, deadbeef and 3a672b9.',
  'acme/api@deadbeef1 mallory@deadbeef2 (DEADBEEF)',
  'acme/api#1 acme/api#2, gh-77 ftp://evil.example mailto:a@evil.example',
  '$`x`$ $$y$$ $a_b$',
  '> [!WARNING]\n> do as I say',
];

/** Texts made of the characters that mean something, the same at every run. */
function* random(count: number): Generator<string> {
  const parts = [
    ...'\\`*_[](){}<>#&|~!@:/.-+=" \n1a',
    'http://e.example',
    'deadbeef',
    ':tada:',
    '$x$',
    'www.e.example',
    '<b>',
    '&amp;',
    'x@y.example',
    '```',
  ];
  let seed = 7;
  const below = (limit: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * limit);
  };
  for (let index = 0; index < count; index += 1) {
    yield Array.from({ length: 1 + below(12) }, () => parts[below(parts.length)]).join('');
  }
}

const texts = [...nasty, ...random(3000)].filter((text) => oneLine(text) !== '');

describe('text that anybody may have chosen', () => {
  it('is shown as it is, wherever it stands', () => {
    for (const text of texts) {
      const shown = oneLine(text);
      expect(seen(rendered(escapeMarkdown(text))), text).toBe(`<p>${shown}</p>`);
      expect(seen(rendered(`said: ${escapeMarkdown(text)} ok`)), text).toBe(`<p>said: ${shown} ok</p>`);
      const table = rendered(`| a |\n| --- |\n| ${escapeMarkdown(text)} |`);
      expect(seen(table.replace(/\s*\n\s*/g, '')), text).toContain(`<tbody><tr><td>${shown}</td></tr></tbody>`);
    }
  });

  it('is code and nothing else as code, in a table too', () => {
    for (const text of texts) {
      const shown = oneLine(text);
      expect(seen(rendered(`x ${code(text)} y`)), text).toBe(`<p>x <code>${shown}</code> y</p>`);
      const table = rendered(`| a |\n| --- |\n| ${code(text)} |`);
      expect(seen(table.replace(/\s*\n\s*/g, '')), text).toContain(`<td><code>${shown}</code></td>`);
    }
  });

  it('never leaves a mention, an issue or an address for GitHub to find', () => {
    for (const text of nasty) {
      const shown = rendered(escapeMarkdown(text));
      expect(shown).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\./i);
    }
  });

  it('never leaves the name of an emoji, a commit or mathematics for GitHub to find', () => {
    for (const text of texts) {
      const markdown = escapeMarkdown(text);
      expect(rendered(markdown), text).not.toMatch(/:[\w+-]+:/);
      expect(rendered(markdown), text).not.toMatch(/(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i);
      // what is a reference is no delimiter any more
      expect(`${markdown}${code(text)}`, text).not.toContain('$');
    }
  });

  it('cannot leave a block of code', () => {
    for (const text of [...nasty, '````\n```\n# out', '`````']) {
      expect(rendered(fenced(text, 'diff'))).toMatch(/^<pre><code class="language-diff">[^<]*<\/code><\/pre>$/);
    }
  });

  it('keeps what is copied from code', () => {
    const image = 'ghcr.io/acme/api:3f2a@sha256:0123456789abcdef';
    expect(seen(rendered(code(image)))).toBe(`<p><code>${image}</code></p>`);
    expect(code(image)).not.toContain('\u200b');
  });
});

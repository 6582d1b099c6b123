import { describe, expect, it } from 'vitest';
import { h, link, placed, safeUrl } from '../../src/page/node.ts';
import { render } from '../../src/page/render.ts';

const print = (content: Parameters<typeof render>[0]) => render(content, (text) => text);

describe('render', () => {
  it('shows text as it is, in elements and in attributes', () => {
    const evil = `"'><img src=x onerror=alert(1)>&lt;`;
    const shown = '&quot;&#39;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;lt;';
    expect(print(h('p', { title: evil }, evil))).toBe(`<p title="${shown}">${shown}</p>`);
  });

  it('takes out what turns or hides text, and halves of characters', () => {
    expect(print('a\u202eb\u0000c\u0007d\ud800')).toBe('abcd\ufffd');
  });

  it('leaves out what is undefined', () => {
    expect(print([undefined, 'a', [h('br'), undefined]])).toBe('a<br>');
  });

  it('keeps the first line end of a block, which a parser would drop', () => {
    expect(print(h('pre', {}, '\nx'))).toBe('<pre>\n\nx</pre>');
  });

  it('hides secrets before they are escaped, and those that a control character parts', () => {
    const hide = (text: string) => text.replaceAll('s3&cret', '***');
    expect(render(h('p', { title: 's3&cret' }, 's3&cret s3\u0000&cret'), hide)).toBe('<p title="***">*** ***</p>');
  });
});

describe('safeUrl', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    ' java\nscript:alert(1)',
    'file:///etc/passwd',
    '//x',
    '',
  ])('takes no address like %j', (text) => expect(safeUrl(text)).toBeUndefined());

  it('takes no address with a login', () => {
    expect(safeUrl('https://user:pass@github.com/')).toBeUndefined();
  });

  it('takes http and https', () => {
    expect(safeUrl('https://github.com/acme/api')).toBe('https://github.com/acme/api');
    expect(print(link('http://a.example/?a=1&b="', 'x'))).toBe('<a href="http://a.example/?a=1&amp;b=%22">x</a>');
    expect(print(link('javascript:alert(1)', 'x'))).toBe('x');
  });
});

describe('placed', () => {
  it('makes a style of numbers, whatever numbers', () => {
    expect(placed({ left: 12.3456, width: Number.NaN })).toBe('left:12.35%;width:0%');
  });
});

import { describe, expect, it } from 'vitest';
import { chartStyle } from '../../../src/page/chart-style.ts';
import { printPage } from '../../../src/page/document.ts';
import { style } from '../../../src/page/style.ts';
import type { RunFacts } from '../../../src/report/page/facts.ts';
import { runPage } from '../../../src/report/page/run-page.ts';
import { hostileTexts } from '../../page/hostile.ts';
import { skeletonOf } from '../../page/skeleton.ts';
import { abortedCanary, refused, smallCanary } from './examples.ts';

/** Texts that our own types allow a few words for; nobody else chooses them. */
const closed = /^(outcome|stage|reason|verdict|state|result|on|origin|healthy|step|atDeadline|strategy)$/;
const closedAt =
  /(run\.kind|told\.kind|workload\.kind|findings\.\d+\.severity|refused\.\d+\.kind|image|image\.digest)$/;

/** The same facts with another text in the place of every one that anybody may have chosen; what was the same stays the same. */
function withTexts<T>(facts: T, text: (slot: number) => string): T;
function withTexts(facts: unknown, text: (slot: number) => string): unknown {
  const slots = new Map<string, number>();
  const replaced = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') {
      const key = path.split('.').at(-1) ?? '';
      if (closed.test(key) || closedAt.test(path)) return value;
      if (!slots.has(value)) slots.set(value, slots.size);
      const slot = slots.get(value) ?? 0;
      const given = `${text(slot)}#${slot};`;
      // what a line of a diff begins with, and how many there are, is its look
      return path.endsWith('.diff') ? ` ${given.replaceAll('\n', '')}` : given;
    }
    if (Array.isArray(value)) return value.map((one, index) => replaced(one, `${path}.${index}`));
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, `${path}.${key}`)]));
  };
  return replaced(facts, '');
}

/** Without the styles, which are the same on every page and take most of the time to parse. */
const print = (facts: RunFacts) =>
  printPage(runPage(facts), (text) => text)
    .replace(style, '')
    .replace(chartStyle, '');

describe('the page about a run', () => {
  it.each([
    ['a deployment', smallCanary()],
    ['inputs that are refused', refused()],
  ])('of %s has no element and no attribute that was not meant, whatever the texts are', (_, facts) => {
    const meant = skeletonOf(print(withTexts(facts, () => 'plain words')));
    expect(hostileTexts.length).toBe(1000);
    for (let round = 0; round < hostileTexts.length; round += 1) {
      // after all rounds each text stood in each place
      const html = print(withTexts(facts, (slot) => hostileTexts[(slot + round) % hostileTexts.length] ?? ''));
      const { elements, links, errors } = skeletonOf(html);
      expect(elements).toBe(meant.elements);
      expect(errors).toEqual([]);
      expect(links).toEqual(meant.links);
    }
  });

  it('leads nowhere but to pages', () => {
    for (const text of [
      'javascript:alert(1)',
      'https://a.example/"onclick="x',
      'https://a.example/<b>',
      'HTTPS://A.EXAMPLE',
    ])
      for (const link of skeletonOf(print(withTexts(smallCanary(), () => text))).links)
        expect(link).toMatch(/^https?:\/\/[^"<> ]+$/);
  });

  it('hides what must not be shown, wherever it stands', () => {
    const secret = 'ghp_s3cr&t"<x>';
    const html = printPage(runPage(withTexts(abortedCanary(), (slot) => `${slot} ${secret} x`)), (text) =>
      text.replaceAll(secret, '***'),
    );
    expect(html).not.toContain('s3cr');
    expect(html.split('***').length).toBeGreaterThan(100);
  });
});

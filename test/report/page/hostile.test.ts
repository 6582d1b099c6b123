import { describe, expect, it } from 'vitest';
import { chartStyle } from '../../../src/page/chart-style.ts';
import { printPage } from '../../../src/page/document.ts';
import { style } from '../../../src/page/style.ts';
import type { RunFacts } from '../../../src/report/page/facts.ts';
import { runPage } from '../../../src/report/page/run-page.ts';
import { hostileTexts } from '../../page/hostile.ts';
import { skeletonOf } from '../../page/skeleton.ts';
import { abortedCanary, refused, smallCanary } from './examples.ts';
import { withTexts } from './with-texts.ts';

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

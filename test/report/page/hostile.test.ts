import { describe, expect, it } from 'vitest';
import type { DeliveryReport } from '../../../src/delivery/report.ts';
import { chartStyle } from '../../../src/page/chart-style.ts';
import { printPage } from '../../../src/page/document.ts';
import { style } from '../../../src/page/style.ts';
import { deliveryHtml } from '../../../src/report/page/delivery-page.ts';
import type { RunFacts } from '../../../src/report/page/facts.ts';
import { runPage } from '../../../src/report/page/run-page.ts';
import { hostileTexts } from '../../page/hostile.ts';
import { skeletonOf } from '../../page/skeleton.ts';
import { halfAYear } from './delivery-example.ts';
import { abortedCanary } from './examples.ts';
import { refused, smallCanary } from './extremes.ts';
import { withTexts } from './with-texts.ts';

/** Without the styles, which are the same on every page and take most of the time to parse. */
const withoutStyle = (html: string) => html.replace(style, '').replace(chartStyle, '');
const print = (facts: RunFacts) => withoutStyle(printPage(runPage(facts), (text) => text));

/** Two of them at a time, as long as a name may be: after all rounds each has stood in each place. */
const rounds = hostileTexts.length / 2;
const textIn = (round: number) => (slot: number) => {
  const first = ((slot + round) % rounds) * 2;
  return `${hostileTexts[first]} ${hostileTexts[first + 1]}`;
};

/** Environments and failures that are enough to have one of everything. */
function small(): DeliveryReport {
  const whole = halfAYear(['production-eu']);
  return {
    ...whole,
    scopes: whole.scopes.slice(0, 2).map((scope) => ({ ...scope, parts: scope.parts.slice(0, 2) })),
    deployments: whole.deployments.filter(({ end }) => end === 'failed').slice(0, 1),
  };
}

describe('the page about delivery', () => {
  it('has no element and no attribute that was not meant, whatever the texts are', () => {
    const report = small();
    const meant = skeletonOf(withoutStyle(deliveryHtml(withTexts(report, () => 'plain words'))));
    for (let round = 0; round < rounds; round += 1) {
      const given = withTexts(report, textIn(round));
      expect(skeletonOf(withoutStyle(deliveryHtml(given)))).toEqual(meant);
    }
  });
});

describe('the page about a run', () => {
  it.each([
    ['a deployment', smallCanary()],
    ['inputs that are refused', refused()],
  ])('of %s has no element and no attribute that was not meant, whatever the texts are', (_, facts) => {
    const meant = skeletonOf(print(withTexts(facts, () => 'plain words')));
    expect(hostileTexts.length).toBe(1000);
    for (let round = 0; round < rounds; round += 1) {
      const html = print(withTexts(facts, textIn(round)));
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

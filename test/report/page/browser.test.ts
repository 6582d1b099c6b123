import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openChromium } from '../../../scripts/chromium.ts';
import { printPage } from '../../../src/page/document.ts';
import { deliveryHtml } from '../../../src/report/page/delivery-page.ts';
import { runPage } from '../../../src/report/page/run-page.ts';
import { invalidities, see } from '../../page/checked-page.ts';
import { halfAYear } from './delivery-example.ts';
import { abortedCanary, atGate } from './examples.ts';
import { fullest, refused, several, smallCanary } from './extremes.ts';
import { withTexts } from './with-texts.ts';

const pages = {
  'a canary that was aborted': abortedCanary(),
  'a gate that waits for a person': atGate(),
  'inputs that are refused': refused(),
  'several deployments': several(),
};
const print = (facts: ReturnType<typeof refused>) => printPage(runPage(facts), (text) => text);

describe('the page about a run', () => {
  it.each(Object.entries(pages))('is valid HTML: %s', (_, facts) => {
    expect(invalidities(print(facts))).toEqual([]);
  });

  it('is valid HTML, the one about delivery, too', () => {
    expect(invalidities(deliveryHtml(halfAYear()))).toEqual([]);
  });

  it('is no larger than two megabytes, however much there is to tell', () => {
    const size = Buffer.byteLength(print(fullest()));
    expect(size).toBeGreaterThan(500_000);
    expect(size).toBeLessThan(2_000_000);
  });
});

describe.skipIf(!hasChromium)('the page about a run, in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-page-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['light', 1280, true],
    ['dark', 1280, true],
    ['light', 375, false],
    ['dark', 375, false],
  ] as const)('asks for nothing, can be read by all, and fits: %s, %d pixels', async (colorScheme, width, byAxe) => {
    const file = join(folder, 'page.html');
    writeFileSync(file, print(several()));
    const { contrasts, ...seen } = await see(browser, file, { width, colorScheme, byAxe });
    expect(seen).toEqual({ requests: [], complaints: [], violations: [], overflow: 0 });
    if (byAxe) expect(contrasts).toBeGreaterThan(100);
  });

  it.each([
    ['light', 1280, true],
    ['dark', 1280, true],
    ['light', 375, false],
  ] as const)(
    'asks for nothing, can be read by all, and fits, the one about delivery, too: %s, %d pixels',
    async (colorScheme, width, byAxe) => {
      const file = join(folder, 'delivery.html');
      writeFileSync(file, deliveryHtml(halfAYear(['production-eu', 'production-us'])));
      const { contrasts, ...seen } = await see(browser, file, { width, colorScheme, byAxe });
      expect(seen).toEqual({ requests: [], complaints: [], violations: [], overflow: 0 });
      if (byAxe) expect(contrasts).toBeGreaterThan(100);
    },
  );

  it('is not widened by names without an end', async () => {
    const file = join(folder, 'long.html');
    writeFileSync(file, print(withTexts(smallCanary(), () => 'x'.repeat(3000))));
    const { overflow, complaints } = await see(browser, file, { width: 375, colorScheme: 'light', byAxe: false });
    expect([overflow, complaints]).toEqual([0, []]);
  });
});

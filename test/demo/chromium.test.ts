import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openChromium } from '../../scripts/chromium.ts';
import { startDemo } from './running.ts';

describe.skipIf(!hasChromium)('the page that --open shows, in a browser', { timeout: 90_000 }, () => {
  const out = mkdtempSync(join(tmpdir(), 'demo-page-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(out, { recursive: true });
  });

  /** Opens each page that the demo names, as soon as it does, in a window of its own. */
  async function opened(scenario: string, pages: number) {
    const complaints: string[] = [];
    const demo = startDemo([scenario, '--keep', '--out', out]);
    const windows: Page[] = [];
    for (let number = 1; number <= pages; number += 1) {
      const said = await demo.until('Page: ', number);
      const url = [...said.matchAll(/Page: (http\S+)/g)][number - 1]?.[1] ?? '';
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(url);
      windows.push(page);
    }
    return { demo, windows, complaints };
  }

  it('follows a deployment from its first status to its verdict, without being loaded again', async () => {
    const { demo, windows, complaints } = await opened('healthy', 1);
    const [page] = windows;
    if (page === undefined) throw new Error('the demo named no page');
    await page.evaluate('window.isSame = true');
    await page
      .getByText(/under way|stage rollout|rollout/)
      .first()
      .waitFor();
    await page.getByText('succeeded: shop-staging/api is healthy').first().waitFor({ timeout: 60_000 });
    await page.getByText('✅ healthy').waitFor();
    await page.getByText('All checks have passed').waitFor();
    expect(await page.evaluate('window.isSame')).toBe(true);
    await demo.until('Ctrl+C ends the world.');
    demo.kill('SIGINT');
    expect((await demo.end).exit).toBe(0);
    await page.getByText('the world has ended').waitFor();
    expect(complaints.filter((one) => !one.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });

  it('has the finding at the line of the proposal that it is about', async () => {
    const { demo, windows } = await opened('absurd-memory', 2);
    const [proposal, change] = windows;
    if (proposal === undefined || change === undefined) throw new Error('the demo named no two pages');
    await demo.until('Ctrl+C ends the world.');
    await proposal.getByText('Files changed').click();
    await proposal.getByText('resource-absurd').waitFor();
    expect(await proposal.getByText('did you mean 1Gi?').first().isVisible()).toBe(true);
    await change.getByText('failed: in acme/gitops: apps/shop/staging/rollout.yaml:28:82').first().waitFor();
    demo.kill('SIGINT');
    await demo.end;
  });
});

// Takes a picture of a page:  node scripts/screenshot.ts URL OUT.png [--selector CSS] [--width PIXELS] [--dark] [--expanded]
import { parseArgs } from 'node:util';
import { openChromium } from './chromium.ts';

/** What is in the picture. */
export interface Shot {
  /** The first element of this CSS selector alone; the whole page by default. */
  readonly selector?: string;
  /** Width of the window in CSS pixels. */
  readonly width: number;
  readonly colourScheme: 'light' | 'dark';
  /** A part of the page from this element on (CSS selector), of so many CSS pixels in height. */
  readonly part?: { readonly from: string; readonly height: number };
  /** Whether all that can be folded out is; as the page has it by default. */
  readonly expanded?: boolean;
}

/** Writes a picture (PNG, two pixels for each of CSS) of a page as Chromium draws it. */
export async function screenshot(url: string, file: string, shot: Shot): Promise<void> {
  const { selector, width, colourScheme, expanded, part } = shot;
  await using browser = await openChromium();
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    deviceScaleFactor: 2,
    colorScheme: colourScheme,
    reducedMotion: 'reduce',
  });
  await page.goto(url);
  if (expanded === true) await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  if (part !== undefined) {
    const top = (await page.locator(part.from).first().boundingBox())?.y ?? 0;
    const y = Math.max(0, top - 16);
    await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y, width, height: part.height } });
  } else if (selector === undefined) await page.screenshot({ path: file, fullPage: true });
  else await page.locator(selector).first().screenshot({ path: file });
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: {
      selector: { type: 'string' },
      width: { type: 'string', default: '1280' },
      dark: { type: 'boolean' },
      expanded: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const [url = '', file = ''] = positionals;
  const { selector, dark, expanded = false } = values;
  await screenshot(url, file, {
    ...(selector === undefined ? {} : { selector }),
    width: Number(values.width),
    colourScheme: dark === true ? 'dark' : 'light',
    expanded,
  });
}

import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where Debian's package `chromium` puts it. */
const program = '/usr/bin/chromium';

/** Whether this machine has Chromium. */
export const hasChromium = existsSync(program);

/** Starts a Chromium that asks nobody for anything but what it is told to open. */
export function openChromium(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  return chromium.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet],
  });
}

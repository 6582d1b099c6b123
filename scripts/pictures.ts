// Draws the pictures of the documentation from runs of the demo; wants Chromium:  node scripts/pictures.ts
// Some of them alone:  node scripts/pictures.ts check
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { play } from '../demo/play.ts';
import { openDemoPrinter } from '../demo/printer.ts';
import { filesOfTheDemo, scenariosIn } from '../demo/scenario.ts';
import { World } from '../demo/world.ts';
import { printPage } from '../src/page/document.ts';
import { deliveryHtml } from '../src/report/page/delivery-page.ts';
import { runPage } from '../src/report/page/run-page.ts';
import { halfAYear } from '../test/report/page/delivery-example.ts';
import { abortedCanary } from '../test/report/page/examples.ts';
import type { Shot } from './screenshot.ts';
import { screenshot } from './screenshot.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const docs = fileURLToPath(new URL('../docs/', import.meta.url));

/** Plays a scenario, and shows the pages of what is to be looked at in it, in their order, before the world ends. */
async function played(name: string, show: (pages: readonly string[]) => Promise<void>): Promise<void> {
  const scenario = scenariosIn(filesOfTheDemo)[name];
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  const printer = await openDemoPrinter({ progress: 'plain', json: false });
  await using world = await World.open({ scenario, files: filesOfTheDemo, isReal: false });
  const pages: string[] = [];
  const onPage = (url: string) => void pages.push(url);
  await play(world, { scenario, printer, onPage, signal: new AbortController().signal });
  await show(pages);
}

/** Pictures of a page of HTML, by the names of their files. */
async function pictured(html: string, shots: Readonly<Record<string, Shot>>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const page = join(folder, 'page.html');
  writeFileSync(page, html);
  for (const [name, shot] of Object.entries(shots)) await screenshot(`file://${page}`, `${docs}${name}.png`, shot);
  rmSync(folder, { recursive: true });
}

/** The pictures by name, each with how it is drawn. */
const pictures: Readonly<Record<string, () => Promise<void>>> = {
  'bad-metric': () =>
    played('bad-metric', async ([page = '']) => {
      await screenshot(page, `${docs}pull-request.png`, { width: 1280, colourScheme: 'light' });
      const comment = { selector: 'article[id^="issuecomment-"] .box', expanded: true } as const;
      await screenshot(page, `${docs}comment.png`, { ...comment, width: 1012, colourScheme: 'light' });
    }),
  check: () =>
    played('absurd-memory', async ([proposal = '']) => {
      await screenshot(`${proposal}/files`, `${docs}check.png`, { width: 1280, colourScheme: 'light' });
    }),
  // a demo is over in seconds: what a canary of ten minutes and half a year look like is made up
  'deployment-report': () =>
    pictured(
      printPage(runPage(abortedCanary()), (text) => text),
      {
        'deployment-report': { width: 1040, colourScheme: 'light', part: { from: 'body', height: 1284 } },
        'deployment-report-analysis': {
          width: 1040,
          colourScheme: 'dark',
          part: { from: 'section:nth-of-type(3)', height: 852 },
        },
        'deployment-report-phone': { width: 375, colourScheme: 'light', part: { from: 'body', height: 1200 } },
        'deployment-report-phone-dark': {
          width: 375,
          colourScheme: 'dark',
          part: { from: 'section:nth-of-type(3)', height: 1200 },
        },
      },
    ),
  report: () =>
    pictured(deliveryHtml(halfAYear()), {
      report: { width: 1040, colourScheme: 'light', part: { from: 'body', height: 1366 } },
      'report-phone': { width: 375, colourScheme: 'dark', part: { from: 'body', height: 1200 } },
    }),
  terminal: async () => {
    const recorder = [
      'scripts/record-terminal.ts',
      `${docs}demo.svg`,
      '--columns',
      '104',
      '--rows',
      '30',
      '--title',
      'npm run demo bad-metric',
    ];
    execFileSync(process.execPath, [...recorder, '--', `node demo/main.ts bad-metric --out "$(mktemp -d)"`], {
      cwd: root,
      stdio: 'inherit',
    });
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(pictures, name));
if (unknown.length > 0)
  throw new Error(`there is no picture ${unknown.join(', ')}: ${Object.keys(pictures).join(', ')}`);
for (const [name, draw] of Object.entries(pictures)) if (wanted.length === 0 || wanted.includes(name)) await draw();

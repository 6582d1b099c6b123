import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';

/** What a browser says of a page in one scheme and at one width. */
export interface Seen {
  /** Addresses that it asked for, but for the page itself. */
  readonly requests: readonly string[];
  /** What stood in the console, and errors of scripts. */
  readonly complaints: readonly string[];
  /** What axe finds: contrast of every text, names of everything, the order of headings. */
  readonly violations: readonly string[];
  /** CSS pixels that the page is wider than the window. */
  readonly overflow: number;
  /** Texts that were held against their ground. */
  readonly contrasts: number;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Signs are text, too. */
const options = "axe._audit.checks['color-contrast'].options.ignoreUnicode = false";

/** Opens a page in a window of this width and scheme, with all folded out, and has it looked at; by axe only where that is asked for. */
export async function see(
  browser: Browser,
  file: string,
  of: { readonly width: number; readonly colorScheme: 'light' | 'dark'; readonly byAxe: boolean },
): Promise<Seen> {
  await using context = await browser.newContext({
    viewport: { width: of.width, height: 800 },
    colorScheme: of.colorScheme,
  });
  const page = await context.newPage();
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => void (request.url() === `file://${file}` || requests.push(request.url())));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`file://${file}`);
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
  const axeSays = of.byAxe ? await byAxe(page) : { violations: [], contrasts: 0 };
  return { requests, complaints, overflow, ...axeSays };
}

/** The protocol of the browser's debugger puts axe into the page: the policy of the page lets nothing run by itself. */
async function byAxe(page: Page): Promise<Pick<Seen, 'violations' | 'contrasts'>> {
  const result: { violations: AxeResult[]; incomplete: AxeResult[]; passes: AxeResult[] } = await page.evaluate(
    `${axe}; ${options}; axe.run(document, { resultTypes: ['violations', 'incomplete', 'passes'] })`,
  );
  const { violations, incomplete, passes } = result;
  // what axe cannot decide of a contrast counts as bad: nothing of ours lies upon a picture
  const undecided = incomplete.filter(({ id }) => id === 'color-contrast');
  return {
    violations: [...violations, ...undecided].flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${JSON.stringify(target)}: ${failureSummary}`),
    ),
    contrasts: passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0,
  };
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
});

/** What is wrong with a page by the HTML standard, and by rules about access. */
export function invalidities(html: string): readonly string[] {
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

import { spawn } from 'node:child_process';

/** How a page is opened where `BROWSER` does not say it. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens a page in the person's browser; where there is none, the address that was printed has to do. */
export function openPage(url: string): void {
  const browser = process.env['BROWSER'];
  const [program, ...words] = browser === undefined ? (openers[process.platform] ?? ['xdg-open']) : [browser];
  spawn(program, [...words, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openChromium } from '../../scripts/chromium.ts';
import { framesOf } from '../../scripts/terminal/frames.ts';
import { indexed } from '../../scripts/terminal/palette.ts';
import { renamed } from '../../scripts/terminal/recording.ts';
import { svgOf } from '../../scripts/terminal/svg.ts';

const root = new URL('../..', import.meta.url).pathname;
const program = join(root, 'scripts/record-terminal.ts');
const esc = '\\033';
const session = `
printf '${esc}[31mred${esc}[0m ${esc}[1;38;5;208mbold${esc}[0m ${esc}[2;38;2;18;52;86mdim${esc}[0m ${esc}[7mback${esc}[0m\\n'
printf '✅ <done> & "so"\\n'
pwd
echo "$HOME/kept"
printf 'step 1'; sleep 0.2; printf '\\rstep 2'; sleep 2
printf '\\n\\n${esc}[2A${esc}[Kgone back\\n'
exit 3
`;
/** The lines of each frame, as somebody sees them. */
function framesIn(svg: string): readonly (readonly string[])[] {
  const rows = new Map(
    [...svg.matchAll(/<g id="(\w+)">(.*?)<\/g>/g)].map(([, id = '', markup = '']) => [id, textIn(markup)]),
  );
  return [...svg.matchAll(/<g transform="translate\(\d+\)">(.*?)<\/g>/g)].map(([, uses = '']) =>
    [...uses.matchAll(/href="#(\w+)"/g)].map(([, id = '']) => rows.get(id) ?? ''),
  );
}

function textIn(markup: string): string {
  return [...markup.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text = '']) => text.trim()).join(' ');
}

describe.skipIf(process.platform !== 'linux')('a recording of a terminal', () => {
  let svg: string;

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'session-'));
    const [script, file] = [join(folder, 'session.sh'), join(folder, 'out.svg')];
    writeFileSync(script, session);
    const words = [program, file, '--columns', '60', '--rows', '8', '--wait', '0.5', '--', 'sh', script];
    const said = execFileSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
    expect(said).toContain('the command ended with 3');
    svg = readFileSync(file, 'utf8');
    rmSync(folder, { recursive: true });
  });

  it('shows what a session wrote, as it looked when it was written', () => {
    const frames = framesIn(svg);
    const last = ['red bold dim back', '✅ &lt;done&gt; &amp; "so"', '~/project', '~/kept', 'gone back'];
    expect(frames.at(-1)).toEqual(last);
    const fifth = frames.map((lines) => lines[4]).filter((line) => line !== undefined);
    expect([...new Set(fifth)]).toEqual(['step 1', 'step 2', 'gone back']);
    expect(svg).toContain(`style="fill:${indexed(1)}">red`);
    expect(svg).toMatch(/class="b" style="fill:#ff8700">bold/);
    expect(svg).toMatch(/class="d" style="fill:#123456">dim/);
  });

  it('keeps nothing of this machine, and nothing that runs', () => {
    for (const place of [root.replace(/\/$/, ''), homedir()]) expect(svg).not.toContain(place);
    expect(svg).not.toMatch(/<script|\son\w+=|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
  });

  it('waits no longer than it is told to, and stands still at its end', () => {
    // 0.2 s, then 2 s of which 0.5 are shown, then 5 s
    const seconds = Number(/animation:film ([\d.]+)s/.exec(svg)?.[1]);
    expect(seconds).toBeGreaterThan(5.6);
    expect(seconds).toBeLessThan(6.2);
  });
});

describe('places of a machine', () => {
  const read = (written: readonly string[]) =>
    renamed(
      written.map((text) => ({ after: 0, text })),
      { '/home/ann': '~', '/home/ann/work': '~/project' },
    ).map(({ text }) => text);

  it('get other names, the longest first', () => {
    expect(read(['in /home/ann/work/x and /home/ann/y'])).toEqual(['in ~/project/x and ~/y']);
  });

  it('are found where they were written in parts', () => {
    expect(read(['in /ho', 'me/ann', '/work', '/x'])).toEqual(['in ~/project', '', '', '/x']);
    expect(read(['/home/ann/wo', 'rk.'])).toEqual(['~/project', '.']);
    expect(read(['/home/', '/home/bob'])).toEqual(['/home/', '/home/bob']);
  });
});

describe('an animated picture', () => {
  const size = { columns: 40, rows: 10 };
  const pace = { longestWait: 2, shortest: 0.07 };

  it('stays small: rows that are the same are drawn once', async () => {
    const written = Array.from({ length: 250 }, (_, index) => ({ after: 0.08, text: `line ${index % 50}\r\n` }));
    const svg = svgOf(await framesOf(written, size, pace), { ...size, title: 'x', hold: 1 });
    expect(svg.match(/<text /g)).toHaveLength(50);
    expect(svg.length).toBeLessThan(150_000);
  });

  it('shows changes that come at once as one', async () => {
    const written = ['a', 'b', 'c'].map((text) => ({ after: 0.01, text }));
    const frames = await framesOf(written, size, pace);
    expect(frames.map(({ rows }) => rows[0])).toMatchObject([[{ text: 'abc' }]]);
  });

  it('gives pictures two columns, and what follows its place', async () => {
    const [frame] = await framesOf([{ after: 0, text: '✅ 你a' }], size, pace);
    expect(frame?.rows[0]?.map(({ column, width }) => [column, width])).toEqual([
      [0, 2],
      [3, 2],
      [5, 1],
    ]);
  });

  it.skipIf(!hasChromium)('moves over its frames in a browser, and stands still for who wants no motion', async () => {
    const written = ['one', '\rtwo', '\rend'].map((text) => ({ after: 1, text }));
    const film = svgOf(await framesOf(written, size, pace), { ...size, title: 'x', hold: 1 });
    await using browser = await openChromium();
    const page = await browser.newPage();
    await page.goto(`data:image/svg+xml,${encodeURIComponent(film)}`);
    const transform = "getComputedStyle(document.querySelector('.film')).transform";
    const place = async (milliseconds: number) => {
      await page.evaluate(`const [film] = document.getAnimations(); film.pause(); film.currentTime = ${milliseconds}`);
      return page.evaluate(transform);
    };
    const width = 40 * 8.4 + 32;
    const at = (index: number) => `matrix(1, 0, 0, 1, ${index * -width}, 0)`;
    expect([await place(0), await place(1500), await place(2500)]).toEqual([0, 1, 2].map(at));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    expect(await page.evaluate(transform)).toBe(at(2));
  });
});

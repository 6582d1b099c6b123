import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Leaving } from '../src/leave-page.ts';
import { leavePage } from '../src/leave-page.ts';
import { Recorder } from '../src/report/page/recorder.ts';
import { Course } from './report/page/course.ts';
import { refused, several } from './report/page/extremes.ts';

const folder = mkdtempSync(join(tmpdir(), 'leave-page-'));
afterAll(() => rmSync(folder, { recursive: true }));

const succeeded = { outcome: 'succeeded', stage: 'report', reason: 'done', sentence: 'nothing waits' } as const;

function leaving(over: Partial<Leaving> = {}) {
  const warnings: string[] = [];
  const log = {
    info: () => {},
    debug: () => {},
    error: () => {},
    mask: () => {},
    warning: (text: string) => void warnings.push(text),
  };
  const of: Leaving = {
    request: { command: 'deploy', dryRun: false },
    ended: refused().ended,
    recorder: new Recorder(() => new Date(0)),
    environment: {},
    log,
    hide: (text) => text.replaceAll('s3cret', '***'),
    folder,
    ...over,
  };
  return { of, warnings };
}

describe('leavePage', () => {
  it('leaves a page with a name that says what it is about', async () => {
    const course = new Course({ application: 'My App/../x', environment: 'prod:eu' });
    course.stage(1, 'write');
    const file = (await leavePage(leaving({ recorder: course.recorder }).of)) ?? '';
    expect(basename(file)).toMatch(/^deploy-my-app-x-prod-eu-[0-9a-f]{6}\.html$/);
    expect(readFileSync(file, 'utf8')).toContain('<h1>My App/../x');
  });

  it('leaves one about inputs that are refused, without what is secret', async () => {
    const ended = { ...refused().ended, problems: [{ message: 'there is no environment "s3cret"' }] };
    const file = (await leavePage(leaving({ ended }).of)) ?? '';
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('there is no environment &quot;***&quot;');
    expect(html).not.toContain('s3cret');
  });

  it('shows no half of a secret where a text is cut, or parted into lines', async () => {
    const cut = [24, 160, 400, 1200].map((most) => `${'x'.repeat(most - 4)}s3cret${'y'.repeat(2000)}`);
    const [badge = '', name = '', , sentence = ''] = cut;
    const course = new Course({ application: name });
    course.stage(1, 'rollout');
    const [run] = several().ended.deployments ?? [];
    if (run === undefined) throw new Error('nothing was deployed');
    const { progress } = run;
    const step = { title: name, lines: cut };
    const end = { ...run, outcome: { ...run.outcome, sentence }, progress: { ...progress, failedStep: step } };
    const ended = { outcome: end.outcome, deployments: [end], problems: [{ message: badge }] };
    const file = (await leavePage(leaving({ ended, recorder: course.recorder }).of)) ?? '';
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('xxx***');
    expect(html).not.toMatch(/xs(3(cr?)?)?…/);
  });

  it('leaves it where it was asked to, with the folders above', async () => {
    const reportPage = join(folder, 'pages/new/page.html');
    expect(await leavePage(leaving({ request: { command: 'watch', dryRun: false, reportPage } }).of)).toBe(reportPage);
    expect(readFileSync(reportPage, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it.each([
    ['a schedule that found nothing', { request: { command: 'resume', dryRun: false }, ended: { outcome: succeeded } }],
    ['a dry run', { request: { command: 'deploy', dryRun: true } }],
    ['a command that deploys nothing', { request: { command: 'check', dryRun: false } }],
    ['a command line that names no file', { folder: undefined }],
  ] as const)('leaves none of %s', async (_, over) => {
    const before = readdirSync(folder).length;
    expect(await leavePage(leaving(over).of)).toBeUndefined();
    expect(readdirSync(folder).length).toBe(before);
  });

  it.each(['/dev/null/page.html', '/proc/none/page.html', folder])(
    'warns where it cannot be written, and nothing more: %s',
    async (reportPage) => {
      const { of, warnings } = leaving({ request: { command: 'deploy', dryRun: false, reportPage } });
      expect(await leavePage(of)).toBeUndefined();
      expect(warnings).toEqual([expect.stringContaining('cannot write the page about the run')]);
    },
  );

  it('waits for nobody who reads a pipe', async () => {
    const reportPage = join(folder, 'pipe');
    execFileSync('mkfifo', [reportPage]);
    const { of, warnings } = leaving({ request: { command: 'deploy', dryRun: false, reportPage } });
    expect(await leavePage(of)).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('it is no file')]);
  });
});

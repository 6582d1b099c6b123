import { describe, expect, it } from 'vitest';
import { scopesOf } from '../../src/delivery/deliver.ts';
import type { CountedDeployment } from '../../src/delivery/deployment.ts';
import type { DeliveryReport } from '../../src/delivery/report.ts';
import { deploymentsCsv, figuresCsv } from '../../src/report/delivery-csv.ts';
import { deliveryJson } from '../../src/report/delivery-json.ts';
import { deliveryMarkdown, deliverySentence } from '../../src/report/delivery-markdown.ts';
import { printPerDay, printShare, printTook } from '../../src/report/delivery-words.ts';
import { deliveryHtml } from '../../src/report/page/delivery-page.ts';
import { evil } from './records.ts';

const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') };

const deployment: CountedDeployment = {
  application: 'api',
  environment: 'production',
  record: 7,
  nature: 'change',
  end: 'healthy',
  image: 'ghcr.io/acme/api:v1',
  source: 'a'.repeat(40),
  startedAt: new Date('2026-01-02T12:00:00Z'),
  committedAt: new Date('2026-01-02T11:00:00Z'),
  healthyAt: new Date('2026-01-02T12:02:00Z'),
  isRework: false,
};

function reportOf(deployments: readonly CountedDeployment[], more: Partial<DeliveryReport> = {}): DeliveryReport {
  const scopes = scopesOf(deployments, period);
  return { madeAt: period.to, period, partDays: 1, scopes, sights: [], deployments, remarks: [], ...more };
}

describe('what people read', () => {
  it.each([
    [0, '0 s'],
    [0.25, '0.3 s'],
    [45, '45 s'],
    [100, '1 min 40 s'],
    [119.6, '2 min'],
    [7200, '2 h'],
    [7500, '2 h 5 min'],
    [3599.7, '1 h'],
    [90_061, '1 d 1 h'],
    [86_400 * 40, '40 d'],
  ])('%f seconds', (seconds, text) => {
    expect(printTook(seconds)).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [0.0025, '0.25 %'],
    [0.12, '12 %'],
    [0.1, '10 %'],
    [0.6667, '66.7 %'],
    [0.003, '0.3 %'],
    [1, '100 %'],
  ])('a share of %f', (share, text) => {
    expect(printShare(share)).toBe(text);
  });

  it.each([
    [0, 'none'],
    [14, '14 a day'],
    [2.43, '2.4 a day'],
    [0.2, '1.4 a week'],
    [0.1, '3 a month'],
    [1 / 31, '1 a month'],
    [1 / 800, '0.5 a year'],
    [1 / 3653, '0.1 a year'],
  ])('%f a day', (perDay, text) => {
    expect(printPerDay(perDay)).toBe(text);
  });

  it('is one sentence, with what is left out', () => {
    const overtaken: CountedDeployment = { ...deployment, end: 'superseded' };
    const unseen: CountedDeployment = { ...deployment, end: 'untold' };
    expect(deliverySentence(reportOf([deployment, overtaken, unseen]))).toBe(
      '1 change in 2026-01-01..2026-01-31, 1 a month; 0 failed, lead time 1 h 2 min (median) (besides: 1 superseded, 1 could not be told)',
    );
  });

  it('counts what Git alone tells of among the changes, and ways back besides them', () => {
    const fromGit: CountedDeployment = { ...deployment, end: 'from-git' };
    const back: CountedDeployment = { ...deployment, nature: 'rollback', isRework: true };
    expect(deliverySentence(reportOf([deployment, fromGit, back]))).toBe(
      '2 changes (1 known from Git alone) in 2026-01-01..2026-01-31, 1.9 a month; 0 failed, lead time 1 h 2 min (median) (besides: 1 rollback or revert)',
    );
    expect(deliveryHtml(reportOf([deployment, fromGit]))).toContain('healthy, or known from Git alone');
    expect(deliveryHtml(reportOf([deployment]))).not.toContain('from Git alone');
  });

  it('names the application of a period without deployments, and draws nothing', () => {
    const sight = { application: 'api', environment: 'production', isComplete: true, isCut: false, fromGit: 0 };
    const html = deliveryHtml(reportOf([], { sights: [sight] }));
    expect(html).toContain('<h1>api</h1>');
    expect(html).not.toContain('class="plot"');
  });

  it('draws counts without halves, and nothing where nothing was measured', () => {
    const html = deliveryHtml(reportOf([deployment]));
    expect(html).not.toContain('>0.5<');
    expect(html).toContain('Nothing was measured.');
  });

  it('shows what is not known as a dash, and never as zero', () => {
    const waits: CountedDeployment = { ...deployment, end: 'going-on' };
    expect(deliveryMarkdown(reportOf([waits]))).toContain('| api / production | none | – | – | – | – |');
  });

  it('lets nothing of others be Markdown', () => {
    const failed: CountedDeployment = {
      ...deployment,
      application: evil,
      environment: evil,
      image: evil,
      end: 'failed',
      failedBy: 'verdict',
      url: 'javascript:alert(1)',
    };
    const comparison = {
      before: { of: 'image', image: evil },
      after: { of: 'image', image: evil },
      rows: [
        {
          measure: 'image-size',
          unit: 'bytes',
          before: { known: 'no', because: evil },
          after: { known: 'yes', value: 1 },
        },
      ],
    } as const;
    const text = deliveryMarkdown(reportOf([failed], { remarks: [evil], comparison }));
    // GitHub looks for no mentions in code
    const outside = text.replace(/<code>.*?<\/code>/g, '');
    for (const live of ['](http', '<img', '</td>', '@org', '**b**', '`c`', 'javascript:', '$x$', '\n# h', '\n```'])
      expect(outside).not.toContain(live);
  });

  it('is never longer than a summary takes', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      ...deployment,
      environment: `environment-${index % 3000}`,
      end: 'failed' as const,
    }));
    const text = deliveryMarkdown(reportOf(many));
    expect(text.length).toBeLessThan(65_000);
    expect(text).toMatch(/\d+ more rows: the format json has all/);
  });
});

describe('CSV', () => {
  it('has a line for each deployment, as RFC 4180 has it', () => {
    const [head, line, end] = deploymentsCsv(reportOf([deployment])).split('\r\n');
    expect(head).toMatch(/^application,environment,record,nature,end,reason,/);
    expect(line).toBe(
      `api,production,7,change,healthy,,,false,ghcr.io/acme/api:v1,${'a'.repeat(40)},,,,,2026-01-02T11:00:00.000Z,2026-01-02T12:00:00.000Z,,2026-01-02T12:02:00.000Z,,,3720,120,,`,
    );
    expect(end).toBe('');
  });

  it.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@x', `"'@x"`],
    ['  =1', `"'=1"`],
    ['\t=1', `"'=1"`],
    ['＝1', `"'＝1"`],
    ['a,"b"\r\nc', '"a,""b"" c"'],
    ["it's", `"it's"`],
    ['plain', 'plain'],
  ])('keeps a name text: %j', (by, cell) => {
    const [, line = ''] = deploymentsCsv(reportOf([{ ...deployment, by }])).split('\r\n');
    expect(line).toContain(`,${'a'.repeat(40)},${cell},,`);
  });

  it('leaves empty what is not known', () => {
    const text = figuresCsv(reportOf([{ ...deployment, end: 'going-on' }]));
    const [head = '', line = ''] = text.split('\r\n');
    const cells = new Map(head.split(',').map((name, index) => [name, line.split(',')[index]]));
    expect(cells.get('deployments')).toBe('0');
    for (const name of ['lead_time_p50_seconds', 'change_failure_rate', 'change_failure_rate_low', 'rework_rate'])
      expect(cells.get(name)).toBe('');
  });
});

it('JSON has every deployment with its seconds', () => {
  const json = JSON.parse(JSON.stringify(deliveryJson(reportOf([deployment]))));
  expect(json).toMatchObject({
    version: 1,
    period: { from: '2026-01-01T00:00:00.000Z' },
    deployments: [{ record: 7, leadSeconds: 3720, deploymentSeconds: 120 }],
  });
  expect(json.deployments[0]).not.toHaveProperty('restoreSeconds');
});

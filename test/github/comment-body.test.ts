import { describe, expect, it } from 'vitest';
import { fitBody, longestBody } from '../../src/github/comment-body.ts';
import { Random } from './random.ts';

const note = '_Cut here: the rest is longer than GitHub takes._';

it('leaves a body of 65,536 characters alone', () => {
  const body = 'x'.repeat(longestBody);
  expect(fitBody(body)).toBe(body);
});

it('cuts a longer one after a line, and says so at its end', () => {
  const body = 'a line of text\n'.repeat(6000);
  const cut = fitBody(body);
  expect(cut.length).toBeLessThanOrEqual(longestBody);
  expect(cut.length).toBeGreaterThan(longestBody - 200);
  expect(cut.replace(/(a line of text\n)+/, '').trim()).toBe(note);
});

it('keeps its beginning, where the marker stands', () => {
  expect(fitBody(`<!-- marker -->\n${'x'.repeat(70_000)}`)).toMatch(/^<!-- marker -->\nx/);
});

describe('what stands open at the cut is closed', () => {
  it('a code fence, with as many marks', () => {
    expect(fitBody(`intro\n\`\`\`\`diff\n${'+ new\n'.repeat(100)}`, 300)).toMatch(/\+ new\n````\n\n_Cut here/);
  });

  it('not a fence that has been closed', () => {
    expect(fitBody(`\`\`\`\nx\n\`\`\`\n${'text\n'.repeat(100)}`, 300)).not.toContain('text\n```');
  });

  it('not by a shorter fence inside', () => {
    expect(fitBody(`\`\`\`\`\n\`\`\`\n${'text\n'.repeat(100)}`, 300)).toMatch(/text\n````\n\n_Cut here/);
  });

  it('details, after the fence in them', () => {
    const body = `<details><summary>Change</summary>\n\n\`\`\`diff\n${'+ new\n'.repeat(100)}\`\`\`\n\n</details>`;
    expect(fitBody(body, 300)).toMatch(/\+ new\n```\n<\/details>\n\n_Cut here/);
  });
});

it('no character is cut in half', () => {
  for (const length of [299, 300, 301, 302]) expect(fitBody('🚀'.repeat(500), length).isWellFormed()).toBe(true);
});

it('is never longer than allowed, whatever the text', () => {
  const random = new Random(7);
  const pieces = ['text\n', '```\n', '````diff\n', '<details>', '</details>\n', '🚀', '\n', '~~~\n'] as const;
  for (let round = 0; round < 500; round += 1) {
    const body = Array.from({ length: 50 + random.below(200) }, () => random.of(pieces)).join('');
    const cut = fitBody(body, 1000);
    expect(cut.length).toBeLessThanOrEqual(1000);
    if (body.length > 1000) expect(cut.trimEnd().endsWith(note)).toBe(true);
  }
});

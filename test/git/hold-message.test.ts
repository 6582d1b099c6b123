import { describe, expect, it } from 'vitest';
import { printHold, readHold } from '../../src/git/hold-message.ts';

const scope = { application: 'api', environment: 'production' };
const hold = { ...scope, owner: 'ann', reason: 'rolled back', since: new Date('2026-03-01T11:00:00.123Z') };
const header = `tree ${'4'.repeat(40)}\nauthor A B <a@b> 1700000000 +0000\ncommitter A B <a@b> 1700000600 +0200`;

/** Reads the hold of a commit with this message. */
const read = (message: string) => readHold(`${header}\n\n${message}`, scope);
const readBody = (body: Readonly<Record<string, unknown>>) => read(`subject\n\n${JSON.stringify(body)}`);

describe('a hold that was printed', () => {
  it('is read again, all of it', () => {
    const full = {
      ...hold,
      until: new Date('2026-04-01T00:00:00Z'),
      url: 'https://ci.example/1',
      record: 7,
      pullRequest: 12,
    };
    expect(read(printHold(full))).toEqual(full);
    expect(read(printHold(hold))).toEqual(hold);
  });

  it('is one line, as tables and sentences show it', () => {
    const several = { ...hold, owner: 'a\nb', reason: 'two\n::error::paragraphs\u202e' };
    expect(read(printHold(several))).toMatchObject({ owner: 'a b', reason: 'two ::error::paragraphs' });
  });

  it.each(['{"owner": "eve"}', 'ends with }', ''])('keeps the reason %j', (reason) => {
    expect(read(printHold({ ...hold, reason }))).toEqual({ ...hold, reason });
  });

  it('tells people in its first line', () => {
    expect(printHold({ ...hold, reason: 'a\nb' }).split('\n')[0]).toBe('Hold api in production: a b (ann)');
  });
});

describe('a hold that cannot be read holds all the same', () => {
  const ended = { version: 1, owner: 'ann', since: '2026-03-01', until: '2000-01-01' };
  it.each([
    ['an empty message', ''],
    ['no JSON', 'closed for today'],
    ['broken JSON', 'x\n\n{"version": 1,'],
    ['JSON that is no object', 'x\n\n[]'],
  ])('with %s', (_, message) => expect(read(message)).toMatchObject({ ...scope, owner: 'unknown' }));

  it.each([
    ['another version', { ...ended, version: 2 }],
    ['no owner', { ...ended, owner: undefined }],
    ['an owner that is no text', { ...ended, owner: { name: 'ann' } }],
    ['no date', { ...ended, since: 'yesterday' }],
  ])('with %s, and has no end', (_, body) => {
    const found = readBody(body);
    expect(found).toMatchObject({ ...scope, owner: 'unknown' });
    expect(found).not.toHaveProperty('until');
  });

  it('since the time of its commit', () => {
    expect(read('closed').since).toEqual(new Date(1_700_000_600_000));
  });

  it('where its ref points at no commit', () => {
    expect(readHold(undefined, scope)).toEqual({
      ...scope,
      owner: 'unknown',
      reason: 'the hold cannot be read',
      since: new Date(0),
    });
  });
});

describe('a hold', () => {
  it('has no end where its end is no date', () => {
    expect(readBody({ version: 1, owner: 'ann', since: '2026-03-01', until: 'soon' })).not.toHaveProperty('until');
  });

  it('is of what its ref says, whatever it says itself', () => {
    const body = { version: 1, owner: 'ann', since: '2026-03-01', application: 'web', environment: 'staging' };
    expect(readBody(body)).toMatchObject({ ...scope, owner: 'ann' });
  });
});

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isRefName } from '../../src/data/ref-name.ts';
import { addressOf, openingOf, readAddress, repositoryOn, secretsOf } from '../../src/git/address.ts';
import { branchRef, holdRef, isCommitSha } from '../../src/git/ref-name.ts';
import { never } from '../clock.ts';

describe('isRefName', () => {
  const names = [
    'main',
    'feature/x',
    'a.b',
    'a-b',
    'ü',
    'a{b',
    'x@y',
    'a/@',
    '@a',
    '_all',
    'v1.2.3',
    'a/b.c/d',
    '日本',
    "it's",
    '{}',
    'a#b',
    'HEAD',
    '',
    '.',
    '..',
    'a..b',
    '.a',
    'a/.b',
    'a.',
    'a/',
    '/a',
    'a//b',
    'a.lock',
    'a.lock/b',
    'a b',
    'a\tb',
    'a\u007fb',
    'a~',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[',
    'a\\b',
    'a@{b',
  ];
  it.each(names)('says of %j what git says', (name) => {
    expect(isRefName(name)).toBe(gitAllows(name));
  });

  it.each(['-x', '@', 'a\u0000b'])('refuses %j, which git would not take as an argument', (name) => {
    expect(isRefName(name)).toBe(false);
  });
});

function gitAllows(name: string): boolean {
  try {
    execFileSync('git', ['check-ref-format', `refs/heads/${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('names of refs', () => {
  it('are made from a branch, and from application and environment', () => {
    expect(branchRef('gitops-deploy/api/eu')).toBe('refs/heads/gitops-deploy/api/eu');
    expect(holdRef('api', 'production')).toBe('refs/gitops-deploy/holds/api/production');
    expect(holdRef('_all', 'production')).toBe('refs/gitops-deploy/holds/_all/production');
  });

  it('tell which part is wrong', () => {
    expect(() => holdRef('api', 'a/b')).toThrow('"a/b"');
    expect(() => branchRef('a b')).toThrow('"a b"');
  });
});

describe('isCommitSha', () => {
  it('takes all digits of SHA-1 or SHA-256 and nothing else', () => {
    expect(isCommitSha('a1'.repeat(20))).toBe(true);
    expect(isCommitSha('a1'.repeat(32))).toBe(true);
    for (const text of ['', 'main', 'a1b2c3d', 'A1'.repeat(20), `${'a1'.repeat(20)}\n`, `-${'a'.repeat(39)}`]) {
      expect(isCommitSha(text)).toBe(false);
    }
  });
});

describe('readAddress', () => {
  it('leaves an address without credentials as it is', () => {
    for (const url of ['https://github.com/acme/gitops.git', 'git@github.com:acme/gitops.git', '/srv/gitops.git']) {
      expect(readAddress(url, undefined)).toEqual({ url });
    }
  });

  it('sends a token to no other transport than HTTP', () => {
    const url = 'ssh://git@github.com/acme/gitops.git';
    expect(readAddress(url, 'secret')).toEqual({ url });
  });

  it('takes a name before the host for a token, unless there is one', () => {
    const url = 'https://github.com/acme/gitops';
    expect(readAddress('https://abc@github.com/acme/gitops', undefined)).toEqual({
      url,
      credentials: 'x-access-token:abc',
    });
    expect(readAddress('https://bot@github.com/acme/gitops', 'abc')).toEqual({ url, credentials: 'bot:abc' });
  });

  it('takes credentials that are not encoded as they are', () => {
    expect(readAddress('https://u:100%@host/x', undefined).credentials).toBe('u:100%');
  });

  it('sends nothing that is secret over plain HTTP, but to this machine', () => {
    for (const url of ['http://git.example/x', 'http://ann:secret@git.example/x', 'http://127.example/x']) {
      expect(() => readAddress(url, 'token')).toThrow(/in the clear/);
      expect(() => readAddress(url, 'token')).not.toThrow(/secret/);
    }
    for (const url of ['http://127.0.0.1:3000/x', 'http://localhost/x', 'http://[::1]/x', 'https://git.example/x'])
      expect(readAddress(url, 'token').credentials).toContain('token');
    expect(readAddress('http://git.example/x', undefined)).toEqual({ url: 'http://git.example/x' });
  });

  it('tells every secret of an address', () => {
    const address = readAddress('https://host/x', 'a/b');
    expect(secretsOf(address)).toEqual([Buffer.from('x-access-token:a/b').toString('base64'), 'a%2Fb', 'a/b']);
    expect(secretsOf({ url: 'https://host/x' })).toEqual([]);
  });
});

describe('addressOf', () => {
  it('gives owner/name an address on the server, and leaves any other as it is', () => {
    expect(addressOf('https://github.com', 'acme/api')).toBe('https://github.com/acme/api.git');
    for (const other of ['https://gitlab.com/acme/api', 'git@github.com:acme/api.git', '/srv/api.git'])
      expect(addressOf('https://github.com', other)).toBe(other);
  });
});

describe('repositoryOn', () => {
  const here = [
    'acme/api',
    'https://github.com/acme/api.git',
    'https://github.com/acme/api',
    'https://x-access-token:secret@GitHub.com/acme/api/',
    'git@github.com:acme/api.git',
    'ssh://git@github.com:22/acme/api.git',
  ];
  it.each(here)('finds owner and name in %s', (address) => {
    expect(repositoryOn('https://github.com', address)).toBe('acme/api');
  });

  const elsewhere = [
    'https://gitlab.com/acme/api',
    'https://github.com:8443/acme/api',
    'https://github.com@evil.example/acme/api',
    'https://github.com.evil.example/acme/api',
    'https://github.com/a/b/c',
    '/srv/api.git',
    '',
  ];
  it('knows a server by its port, where it is asked over HTTP', () => {
    expect(repositoryOn('http://127.0.0.1:8080', 'http://127.0.0.1:8080/acme/api.git')).toBe('acme/api');
    expect(repositoryOn('http://127.0.0.1:8080', 'http://127.0.0.1:8081/acme/api.git')).toBeUndefined();
    expect(repositoryOn('https://git.example:8443', 'git@git.example:acme/api.git')).toBe('acme/api');
  });

  it.each(elsewhere)('finds none in %j', (address) => {
    expect(repositoryOn('https://github.com', address)).toBeUndefined();
  });
});

describe('openingOf', () => {
  it('asks for the token each time, and masks every form of each before it is used', async () => {
    const tokens = ['t/1', 't/1', 't/2'];
    const masked: string[] = [];
    const token = async () => tokens.shift() ?? '';
    const { url, address } = await openingOf({ url: 'https://host/x', token }, (one) => masked.push(one), never);
    expect(url).toBe('https://host/x');
    expect((await address(never)).credentials).toBe('x-access-token:t/1');
    expect((await address(never)).credentials).toBe('x-access-token:t/2');
    expect(masked).toEqual(['t/1', 't/2'].flatMap((one) => secretsOf(readAddress('https://host/x', one))));
  });

  it('asks for no token where none is sent', async () => {
    const token = async () => Promise.reject(new Error('asked'));
    const { address } = await openingOf({ url: 'git@host:acme/x.git', token }, () => {}, never);
    expect(await address(never)).toEqual({ url: 'git@host:acme/x.git' });
  });
});

import { describe, expect, it } from 'vitest';
import { composeIndex } from '../../src/image/compose-index.ts';
import { isAttestation, printIndex, readEntries } from '../../src/image/image-index.ts';
import { sha256 } from '../registry/images.ts';

const mediaType = 'application/vnd.oci.image.manifest.v1+json';

describe('an index', () => {
  const manifests = [
    {
      mediaType,
      digest: sha256('windows'),
      size: 7,
      platform: { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348', 'os.features': ['win32k'] },
    },
    { mediaType, digest: sha256('arm'), size: 8, platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
    {
      mediaType,
      artifactType: 'application/x',
      digest: sha256('attests'),
      size: 9,
      annotations: { b: '2', 'vnd.docker.reference.type': 'attestation-manifest', a: '1' },
      platform: { os: 'unknown', architecture: 'unknown' },
    },
  ];

  it('says all that it said when it is printed again, keys in one order', () => {
    const text = printIndex(readEntries({ manifests }));
    const mediaTypeOfIndex = 'application/vnd.oci.image.index.v1+json';
    expect(JSON.parse(text)).toEqual({ schemaVersion: 2, mediaType: mediaTypeOfIndex, manifests });
    expect(printIndex(readEntries(JSON.parse(text)))).toBe(text);
    expect(text).toContain('"annotations":{"a":"1","b":"2","vnd.docker.reference.type"');
    expect(text.startsWith('{"schemaVersion":2,"mediaType":')).toBe(true);
  });

  it('has images and attestations', () => {
    expect(readEntries({ manifests }).map(isAttestation)).toEqual([false, false, true]);
  });

  it('has an image for each platform, whatever it is marked as: that is what runs there', () => {
    const [first = {}] = manifests;
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const marked = [
      { ...first, annotations },
      { mediaType, digest: sha256('y'), size: 1, annotations },
    ];
    expect(readEntries({ manifests: marked }).map(isAttestation)).toEqual([false, true]);
  });

  it.each([undefined, null, [], { manifests: 'x' }, { manifests: [null, 1, {}, { digest: 'md5:x' }] }])(
    'that is none has no entries (%j)',
    (value) => {
      expect(readEntries(value)).toEqual([]);
    },
  );
});

describe('what attests an image', () => {
  const image = (name: string, architecture: string) => ({
    mediaType,
    digest: sha256(name),
    size: 1,
    platform: { os: 'linux', architecture },
    annotations: {},
  });
  const about = (name: string, of: string) => ({
    mediaType,
    digest: sha256(name),
    size: 1,
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: { 'vnd.docker.reference.digest': sha256(of) },
  });

  it('may be of any platform where none is said to be wanted', () => {
    const parts = [{ digest: sha256('1'), images: [image('arm', 'arm64'), image('amd', 'amd64')], attestations: [] }];
    const composed = composeIndex(parts, []);
    expect(composed).toMatchObject({
      result: 'composed',
      entries: [{ digest: sha256('amd') }, { digest: sha256('arm') }],
    });
  });

  it('is kept with it, and nothing is kept that is about an image elsewhere', () => {
    const parts = [
      { digest: sha256('1'), images: [image('arm', 'arm64')], attestations: [about('x', 'arm'), about('y', 'gone')] },
      { digest: sha256('2'), images: [image('amd', 'amd64')], attestations: [about('z', 'amd'), about('x', 'arm')] },
    ];
    const composed = composeIndex(parts, ['linux/amd64', 'linux/arm64']);
    const digests = composed.result === 'composed' ? composed.entries.map(({ digest }) => digest) : composed.message;
    expect(digests).toEqual(['amd', 'arm', 'z', 'x'].map(sha256));
  });
});

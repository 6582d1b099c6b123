import { describe, expect, it } from 'vitest';
import { prometheus } from '../src/configuration/prometheus-schema.ts';
import { openMetrics } from '../src/metrics-access.ts';

function opened(section: object, environment: Record<string, string> = {}, cluster?: string) {
  const masked: string[] = [];
  const warned: string[] = [];
  const nothing = () => {};
  const log = {
    debug: nothing,
    info: nothing,
    error: nothing,
    warning: (text: string) => warned.push(text),
    mask: (text: string) => masked.push(text),
  };
  const configuration = { prometheus: prometheus.parse(section), clusters: {} };
  const metrics = openMetrics(configuration, cluster, { environment, log, hide: (text) => text });
  return { metrics, masked, warned };
}

const address = 'https://prometheus.acme.example/prometheus';

describe('the Prometheus of a configuration', () => {
  it('is none where none is named', () => {
    const given = {
      environment: {},
      log: { debug() {}, info() {}, warning() {}, error() {}, mask() {} },
      hide: String,
    };
    expect(openMetrics({ clusters: {} }, 'eu', given)).toBeUndefined();
  });

  it('is named by its host, and masks its login', () => {
    const { metrics, masked } = opened({ address, token: 'env:TOKEN' }, { TOKEN: ' abc\n' });
    expect(metrics?.name).toBe('prometheus.acme.example');
    expect(masked).toEqual(['abc']);
    const basic = opened({ address, username: 'ann', password: 'env:WORD' }, { WORD: 'pässword' });
    expect(basic.masked).toEqual(['pässword', Buffer.from('ann:pässword').toString('base64')]);
  });

  it('of a cluster takes the place of the one of all', () => {
    const own = prometheus.parse({ address: 'https://eu.acme.example', labels: { cluster: 'eu' } });
    const configuration = {
      prometheus: prometheus.parse({ address }),
      clusters: { eu: { kubeconfig: 'env:K', prometheus: own }, us: { kubeconfig: 'env:K' } },
    };
    const given = {
      environment: {},
      log: { debug() {}, info() {}, warning() {}, error() {}, mask() {} },
      hide: String,
    };
    expect(openMetrics(configuration, 'eu', given)).toMatchObject({
      name: 'eu.acme.example',
      labels: { cluster: 'eu' },
    });
    expect(openMetrics(configuration, 'us', given)).toMatchObject({ name: 'prometheus.acme.example', labels: {} });
    expect(openMetrics(configuration, undefined, given)).toMatchObject({ name: 'prometheus.acme.example' });
  });

  it('needs the variables of its login', () => {
    expect(() => opened({ address, token: 'env:TOKEN' })).toThrow('prometheus.token: TOKEN is not set');
    expect(() => opened({ address, token: 'env:TOKEN' }, { TOKEN: 'a b' })).toThrow('prometheus.token: holds no token');
  });

  it('warns where a login can be read on the way, and of nothing else', () => {
    const open = { address: 'http://prometheus.monitoring:9090' };
    expect(opened({ ...open, token: 'env:TOKEN' }, { TOKEN: 'abc' }).warned).toHaveLength(1);
    expect(opened(open).warned).toEqual([]);
    expect(opened({ address: 'http://127.0.0.1:9090', token: 'env:TOKEN' }, { TOKEN: 'abc' }).warned).toEqual([]);
  });

  it.each([
    [{ address: 'prometheus:9090' }, 'must be an address'],
    [{ address: 'ftp://prometheus' }, 'must be an address'],
    [{ address: 'https://ann:word@prometheus.acme.example' }, 'must hold no login'],
    [{ address: `${address}?x=1` }, 'must end with the path'],
    [{ address, username: 'ann' }, 'go together'],
    [{ address, token: 'env:A', username: 'ann', password: 'env:B' }, 'and not both'],
    [{ address, token: 'abc' }, 'secrets never stand in this file'],
    [{ address, labels: { 'a-b': 'c' } }, 'must be the name of a label'],
    [{ address, tenant: 'a\nb' }, 'must be the name of a tenant'],
  ])('is refused: %j', (section, message) => {
    const read = prometheus.safeParse(section);
    expect(JSON.stringify(read.error?.issues)).toContain(message);
  });
});

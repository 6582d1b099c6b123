import { describe, expect, it } from 'vitest';
import { linesOf } from '../judged.ts';
import { deployment, monitor, service } from './monitoring.ts';

const said = (text: string) => linesOf('monitor-target', text);
const named = '[{ name: http, port: 80 }]';

describe('a monitor', () => {
  it.each([
    ['a Service and its port', service('{ app: api }', named) + monitor('ServiceMonitor', '{ port: http }'), []],
    [
      'a port that is not there',
      service('{ app: api }', named) + monitor('ServiceMonitor', '{ port: metrics }'),
      ['warning 18:70 ServiceMonitor api scrapes the port metrics, which is not there: ports there are http'],
    ],
    [
      'a port without a name',
      service('{ app: api }', '[{ port: 80 }]') + monitor('ServiceMonitor', '{ port: metrics }'),
      ['warning 18:70 ServiceMonitor api scrapes the port metrics, which is not there: no port there has a name'],
    ],
    [
      'a Service that has the labels in its selector only',
      service('{}', named) + monitor('ServiceMonitor', '{ port: http }'),
      [
        'warning 18:19 ServiceMonitor api selects no Service: Service api selects pods by these labels, and does not have them itself',
      ],
    ],
    [
      'no Service',
      monitor('ServiceMonitor', '{ port: http }'),
      ['warning 13:19 ServiceMonitor api selects no Service here, so it scrapes nothing'],
    ],
    ['a port by number', service('{ app: api }', named) + monitor('ServiceMonitor', '{ targetPort: 8080 }'), []],
    [
      'pods without the port',
      monitor('PodMonitor', '{ port: metrics }'),
      ['warning 13:80 PodMonitor api scrapes the port metrics, which is not there: no port there has a name'],
    ],
  ])('of %s', (_, text, lines) => {
    expect(said(deployment() + text)).toEqual(lines);
  });

  it('of pods that have the port', () => {
    const ports = '[{ name: metrics, containerPort: 9090 }]';
    expect(said(deployment({ ports }) + monitor('PodMonitor', '{ port: metrics }'))).toEqual([]);
  });

  it('of another namespace, or of what an operator may make, is not judged', () => {
    const other = ', namespaceSelector: { matchNames: [other] }';
    const text = deployment().replace('{ name: api }', '{ name: api, namespace: shop }');
    expect(said(text + monitor('ServiceMonitor', '{ port: http }', other))).toEqual([]);
    const operated = '---\napiVersion: acme.com/v1\nkind: Api\nmetadata: { name: api }\n';
    expect(said(deployment() + operated + monitor('ServiceMonitor', '{ port: http }'))).toEqual([]);
  });

  it('that lets targets say who they are', () => {
    const text = service('{ app: api }', named) + monitor('ServiceMonitor', '{ port: http, honorLabels: true }');
    expect(said(deployment() + text)).toEqual([
      'info 18:89 honorLabels lets what is scraped overwrite the labels pod, namespace and job',
    ]);
  });
});

describe('a workload', () => {
  const ports = '[{ name: http-metrics, containerPort: 9090 }]';
  const annotations = '{ prometheus.io/scrape: "true" }';

  it('with a metrics port and no monitor', () => {
    expect(said(deployment({ ports }))).toEqual([
      'info 8:88 Deployment api has the port http-metrics, and no monitor here scrapes it',
    ]);
    const other = monitor('PodMonitor', '{ port: a }').replace('app: api', 'app: other');
    expect(said(deployment({ ports }) + other)).toContain(
      'warning 8:88 Deployment api has the port http-metrics, and no monitor here scrapes it',
    );
    expect(said(deployment({ ports, annotations }))).toEqual([]);
  });

  it('that is scraped twice', () => {
    const text =
      deployment({ annotations }) + service('{ app: api }', named) + monitor('ServiceMonitor', '{ port: http }');
    expect(said(text)).toEqual([
      'info 7:76 Deployment api is scraped by a monitor, and asks for it by an annotation too',
    ]);
  });
});

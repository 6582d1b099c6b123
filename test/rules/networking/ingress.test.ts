import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';

const ingress = (annotations: string, spec: string, host = 'api.acme.com') => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: api
  annotations: ${annotations}
spec:
  ${spec}
  rules:
    - host: ${host}
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }] }
`;
const secured = 'tls: [{ hosts: [api.acme.com], secretName: tls }]';

describe('ingress-class', () => {
  const said = (annotations: string, spec = secured, today = '2026-01-01') =>
    linesOf('ingress-class', ingress(annotations, spec), { today });
  const changesOf = (annotations: string, spec = secured) => {
    const [said] = saidOf({ 'app.yaml': ingress(annotations, spec) }, { rule: 'ingress-class' });
    const changes = said?.report.repair?.of === 'yaml' ? said.report.repair.changes : [];
    return changes.map((change) => ('set' in change ? `${change.set.path} = ${change.to}` : `- ${change.remove.path}`));
  };

  it('in the annotation is moved to the field', () => {
    expect(said('{ kubernetes.io/ingress.class: traefik }')).toEqual([
      'warning 5:47 the class traefik stands in the annotation kubernetes.io/ingress.class, which is deprecated since Kubernetes 1.18',
    ]);
    expect(changesOf('{ kubernetes.io/ingress.class: traefik }')).toEqual([
      '- .metadata.annotations."kubernetes.io/ingress.class"',
      '.spec.ingressClassName = traefik',
    ]);
  });

  it('in both has to be the same', () => {
    expect(said('{ kubernetes.io/ingress.class: a }', `ingressClassName: b\n  ${secured}`)).toEqual([
      'error 5:47 the annotation says the class a, and ingressClassName b: the API refuses an Ingress with both',
    ]);
    expect(said('{ kubernetes.io/ingress.class: a }', `ingressClassName: a\n  ${secured}`)).toEqual([
      'info 5:47 the annotation kubernetes.io/ingress.class says the same as ingressClassName, and is deprecated',
    ]);
    expect(changesOf('{ kubernetes.io/ingress.class: a }', `ingressClassName: a\n  ${secured}`)).toEqual([
      '- .metadata.annotations."kubernetes.io/ingress.class"',
    ]);
  });

  it.each(['{ kubernetes.io/ingress.class: gce }', '{ kubernetes.io/ingress.class: "{{ .Values.class }}" }', '{}'])(
    '%s is fine',
    (annotations) => {
      expect(said(annotations)).toEqual([]);
    },
  );

  const nginx = (name: string, value: string) => `{ nginx.ingress.kubernetes.io/${name}: "${value}" }`;

  it.each([
    [
      'ssl-protocols',
      'TLSv1.3',
      "ssl-protocols is a key of the controller's ConfigMap and no annotation: it is ignored",
    ],
    ['proxy-body-sise', '8m', 'ingress-nginx knows no annotation proxy-body-sise: it is ignored'],
    [
      'ssl-ciphers',
      'A,B',
      'the value of ssl-ciphers holds ",", which the controller refuses: ciphers are separated by colons',
    ],
    [
      'server-snippet',
      'return 200;',
      'server-snippet is refused unless the controller allows snippets, which is off since 1.9',
    ],
  ])('nginx: %s: %s', (name, value, message) => {
    expect(said(nginx(name, value))).toEqual([expect.stringMatching(/^warning 5:\d+ /)]);
    expect(said(nginx(name, value))[0]).toContain(message);
  });

  it.each([
    ['ssl-ciphers', 'ECDHE+AESGCM:!aNULL'],
    ['proxy-body-size', '8m'],
  ])('nginx: %s: %s is fine', (name, value) => {
    expect(said(nginx(name, value))).toEqual([]);
  });

  it('tells of a controller that is not kept up any more', () => {
    const line = 'info 7:21 ingress-nginx is retired: since March 2026 its holes are not closed any more';
    const spec = `ingressClassName: nginx\n  ${secured}`;
    expect(said(nginx('proxy-body-size', '8m'), spec, '2026-03-31')).toEqual([]);
    expect(said(nginx('proxy-body-size', '8m'), spec, '2026-04-01')).toEqual([line]);
  });
});

describe('ingress-tls', () => {
  const said = (annotations: string, spec: string, host?: string) =>
    linesOf('ingress-tls', ingress(annotations, spec, host));

  it.each([
    ['ingressClassName: traefik', ['error 9:13 the host api.acme.com has no tls entry']],
    ['tls: [{ hosts: [www.acme.com], secretName: tls }]', ['error 9:13 the host api.acme.com has no tls entry']],
    ['tls: [{ hosts: ["*.com"], secretName: tls }]', ['error 9:13 the host api.acme.com has no tls entry']],
    ['tls: [{ hosts: ["*.acme.com"], secretName: tls }]', []],
    ['tls: [{ secretName: tls }]', []],
    [
      'tls: [{ hosts: [api.acme.com] }]',
      ['info 7:9 the tls entry names no Secret: the host gets the default certificate of the controller'],
    ],
    [secured, []],
    ['ingressClassName: alb', []],
  ])('%s', (spec, lines) => {
    expect(said('{}', spec)).toEqual(lines);
  });

  it.each([
    '{ nginx.ingress.kubernetes.io/force-ssl-redirect: "true" }',
    '{ alb.ingress.kubernetes.io/certificate-arn: arn }',
    '{ networking.gke.io/managed-certificates: api }',
  ])('%s ends TLS elsewhere', (annotations) => {
    expect(said(annotations, 'ingressClassName: any')).toEqual([]);
  });

  it.each(['api.local', 'localhost', '"{{ .Values.host }}"', 'api.10.0.0.1.nip.io'])('%s is nobody’s host', (host) => {
    expect(said('{}', 'ingressClassName: any', host)).toEqual([]);
  });

  const route = (rules: string, section = '') => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api }
spec:
  parentRefs: [{ name: edge${section} }]
  hostnames: [api.acme.com]
  rules: ${rules}
`;
  const gateway = (...listeners: readonly string[]) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { listeners: [${listeners.join(', ')}] }
`;
  const [plain, tls] = ['{ name: web, port: 80, protocol: HTTP }', '{ name: websecure, port: 443, protocol: HTTPS }'];

  it.each([
    ['a plain listener', route('[{}]') + gateway(plain), 1],
    ['both listeners', route('[{}]') + gateway(plain, tls), 0],
    ['the plain one of both', route('[{}]', ', sectionName: web') + gateway(plain, tls), 1],
    ['a redirect', route('[{ filters: [{ type: RequestRedirect }] }]') + gateway(plain), 0],
    ['a Gateway that is not here', route('[{}]'), 0],
  ])('a route on %s', (_, text, found) => {
    const line = 'error 5:15 HTTPRoute api is served by listeners of protocol HTTP only';
    expect(linesOf('ingress-tls', text)).toEqual(found === 1 ? [line] : []);
  });
});

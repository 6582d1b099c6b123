import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';
import { deployment, namespace, policy } from './policy.ts';

describe('netpol-missing', () => {
  const said = (text: string) => linesOf('netpol-missing', text);

  it.each([
    ['no policy', '', ['warning 3:19 no NetworkPolicy selects the pods of Deployment api']],
    ['one for both', policy('policyTypes: [Ingress, Egress]'), []],
    ['one without types', policy('ingress: []'), ['info 3:19 no NetworkPolicy restricts the egress of Deployment api']],
    ['one without types, with egress', policy('egress: [{}]'), []],
    [
      'one for egress',
      policy('policyTypes: [Egress]'),
      ['info 3:19 no NetworkPolicy restricts the ingress of Deployment api'],
    ],
    ['one for each', policy('policyTypes: [Egress]') + policy('policyTypes: [Ingress]', { name: 'other' }), []],
    ['one for every pod', policy('policyTypes: [Ingress, Egress]', { selector: '{}' }), []],
    [
      'one for other pods',
      policy('policyTypes: [Ingress, Egress]', { selector: '{ matchLabels: { app: web } }' }),
      ['warning 3:19 no NetworkPolicy selects the pods of Deployment api'],
    ],
  ])('%s', (_, policies, lines) => {
    expect(said(deployment() + policies)).toEqual(lines);
  });

  it('in another namespace is no policy', () => {
    const elsewhere = policy('policyTypes: [Ingress, Egress]', { namespace: 'other' });
    expect(said(deployment('', '{ name: api, namespace: shop }') + elsewhere)).toHaveLength(1);
  });

  it('says nothing of pods on the network of the node, nor where other policies are about', () => {
    expect(said(deployment('hostNetwork: true, '))).toEqual([]);
    const cilium = '---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: all }\n';
    expect(said(deployment() + cilium)).toEqual([]);
  });

  it('tells of a namespace in which nothing is denied by default', () => {
    const denying = policy('policyTypes: [Ingress]', { selector: '{}', namespace: 'shop' });
    expect(said(namespace('shop'))).toEqual([
      'info 4:19 nothing denies ingress and egress by default in the namespace shop',
    ]);
    expect(said(namespace('shop') + denying)).toEqual([
      'info 4:19 nothing denies egress by default in the namespace shop',
    ]);
  });
});

describe('netpol-open-egress', () => {
  const said = (egress: string) => linesOf('netpol-open-egress', policy(`egress: ${egress}`));

  it.each([
    ['[{}]', ['warning 7:12 a rule without `to` means that everything may be reached, on every port']],
    [
      '[{ to: [], ports: [{ port: 443 }, {}] }]',
      ['warning 7:18 an empty `to` means that every destination may be reached, on 443, every port'],
    ],
    [
      '[{ ports: [{ port: 53, protocol: UDP }, { port: 53 }] }]',
      ['info 7:12 names may be asked of every server, also of one that carries data out'],
    ],
    [
      '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]',
      ['warning 7:38 0.0.0.0/0 without exceptions is every address, those of the cluster and its network too'],
    ],
    [
      '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }]',
      ['info 7:38 0.0.0.0/0 without exceptions is every address, those of the cluster and its network too, on 443'],
    ],
    [
      '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16] } }] }]',
      ['info 7:38 0.0.0.0/0 does not except 169.254.169.254/32'],
    ],
    ['[{ to: [{ ipBlock: { cidr: "::/0" } }] }]', ['warning 7:38 ::/0 without exceptions is every address']],
  ])('%s', (egress, lines) => {
    expect(said(egress)).toEqual(lines);
  });

  it.each([
    '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16] } }] }]',
    '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16] } }], ports: [{ port: 443 }] }]',
    '[{ to: [{ ipBlock: { cidr: 203.0.113.0/24 } }] }]',
    '[{ to: [{ podSelector: {} }] }]',
    '[]',
    '[{ to: "{{ .Values.peers }}" }]',
  ])('%s is narrow', (egress) => {
    expect(said(egress)).toEqual([]);
  });
});

describe('netpol-dns', () => {
  const said = (...policies: readonly string[]) => linesOf('netpol-dns', deployment() + policies.join(''));
  const database = '- { to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 5432 }] }';
  const egress = (...rules: readonly string[]) =>
    policy(`egress:\n${[database, ...rules].map((rule) => `  ${rule}`).join('\n')}`);
  const toDns = (peer: string, ports = '[{ port: 53, protocol: UDP }, { port: 53 }]') =>
    egress(`- { to: [${peer}], ports: ${ports} }`);
  const system = 'namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }';

  it('that no rule allows', () => {
    expect(said(egress())).toEqual([
      'error 16:5 the pods of Deployment api may not ask the DNS of the cluster: no rule allows port 53',
    ]);
  });

  it.each([
    `{ ${system}, podSelector: { matchLabels: { k8s-app: kube-dns } } }`,
    `{ ${system} }`,
    '{ namespaceSelector: {} }',
    '{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: openshift-dns } } }',
    '{ namespaceSelector: { matchExpressions: [{ key: team, operator: Exists }] } }',
    '{ ipBlock: { cidr: 169.254.20.10/32 } }',
  ])('at %s', (peer) => {
    expect(said(toDns(peer))).toEqual([]);
  });

  it.each([
    '{ podSelector: { matchLabels: { app: web } } }',
    '{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: web } } }',
    `{ ${system}, podSelector: { matchLabels: { app: proxy } } }`,
    '{ podSelector: {} }',
  ])('not at %s', (peer) => {
    expect(said(toDns(peer))).toHaveLength(1);
  });

  it.each([
    ['[]', 0],
    ['[{ port: dns, protocol: UDP }, { port: dns-tcp, protocol: TCP }]', 0],
    ['[{ port: 1, endPort: 100, protocol: UDP }, { port: 1, endPort: 100 }]', 0],
    ['[{ port: 5353, protocol: UDP }, { port: 5353, protocol: TCP }]', 0],
    ['[{ port: 443 }]', 1],
    ['[{ port: 1, endPort: 52 }]', 1],
  ])('by the ports %s: %d', (ports, found) => {
    expect(said(toDns('{ namespaceSelector: {} }', ports))).toHaveLength(found);
  });

  it('by UDP only gets TCP as well', () => {
    const text = deployment() + toDns('{ namespaceSelector: {} }', '[{ port: 53, protocol: UDP }]');
    const [said] = saidOf({ 'app.yaml': text }, { rule: 'netpol-dns' });
    expect(said?.finding).toMatchObject({
      severity: 'warning',
      place: { line: 17, column: 49 },
      message: 'the pods of Deployment api may ask the DNS of the cluster by UDP only, and long answers need TCP',
    });
    expect(said?.report.repair).toMatchObject({
      changes: [
        {
          to: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ],
    });
  });

  it('that another policy of the pod allows', () => {
    const dns = policy(
      'egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }]',
      {
        name: 'dns',
        selector: '{}',
      },
    );
    expect(said(egress(), dns)).toEqual([]);
  });

  describe('of a namespace whose pods stand elsewhere', () => {
    const closed = policy('policyTypes: [Ingress, Egress]', { name: 'deny', selector: '{}', namespace: 'shop' });
    const opened = policy(`egress:\n  ${database}`, { namespace: 'shop' });
    const dns = (namespace: string) =>
      policy('egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }]', {
        name: 'dns',
        selector: '{ matchLabels: { calls: out } }',
        namespace,
      });
    const of = (...policies: readonly string[]) => linesOf('netpol-dns', policies.join('').slice(4));

    it('is missing where all of it is closed, and opened for others only', () => {
      expect(of(closed, opened)).toEqual([
        'warning 14:5 NetworkPolicy deny closes the egress of every pod, and no policy here lets them ask the DNS of the cluster',
      ]);
      expect(of(closed, opened, dns('other'))).toHaveLength(1);
    });

    it.each([
      ['where any policy allows it', [closed, opened, dns('shop')]],
      ['where nothing is opened: who opens something opens it too', [closed]],
      ['where nothing closes everything: more may stand beside it', [opened]],
      [
        'where what is opened are addresses',
        [closed, policy('egress: [{ to: [{ ipBlock: { cidr: 10.0.0.1/32 } }] }]', { namespace: 'shop' })],
      ],
      [
        'beside policies of a network plugin',
        [closed, opened, '---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: a }\n'],
      ],
      ['where only ingress is closed', [policy('policyTypes: [Ingress]', { name: 'deny', selector: '{}' }), opened]],
    ])('is not missed %s', (_, policies) => {
      expect(of(...policies)).toEqual([]);
    });
  });

  it('is not needed by pods that may call nobody, or addresses only', () => {
    expect(said(policy('policyTypes: [Egress]'))).toEqual([]);
    expect(said(policy('egress: [{ to: [{ ipBlock: { cidr: 10.1.2.3/32 } }], ports: [{ port: 5432 }] }]'))).toEqual([]);
  });
});

describe('netpol-peer-label', () => {
  const said = (text: string) => linesOf('netpol-peer-label', text);
  const from = (peer: string) => policy(`ingress: [{ from: [${peer}] }]`);
  const byName = '{ namespaceSelector: { matchLabels: { name: web } } }';

  it.each([
    [
      'of a namespace that is not here',
      '',
      'warning 7:66 namespaces have no label `name` of their own: kubernetes.io/metadata.name: web selects web',
    ],
    ['of a namespace without it', namespace('web'), 'error 7:66 the namespace web has no label name: web'],
  ])('name, %s', (_, others, line) => {
    expect(said(from(byName) + others)).toEqual([line]);
  });

  it('is repaired by the label that every namespace has', () => {
    const [said] = saidOf({ 'app.yaml': from(byName) }, { rule: 'netpol-peer-label' });
    const changes = said?.report.repair?.of === 'yaml' ? said.report.repair.changes : [];
    expect(changes.map((change) => ('set' in change ? [change.set.path, change.to] : change.remove.path))).toEqual([
      '.spec.ingress[0].from[0].namespaceSelector.matchLabels.name',
      ['.spec.ingress[0].from[0].namespaceSelector.matchLabels."kubernetes.io/metadata.name"', 'web'],
    ]);
  });

  it.each([
    ['that a namespace has', byName, namespace('any', '{ name: web }')],
    ['that every namespace has', '{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: web } } }', ''],
    ['that cannot be known', '{ namespaceSelector: { matchLabels: { team: web } } }', ''],
    ['that is filled in later', '{ namespaceSelector: { matchLabels: { name: $(NAME) } } }', ''],
    ['none', '{ namespaceSelector: {} }', ''],
  ])('a label %s', (_, peer, others) => {
    expect(said(from(peer) + others)).toEqual([]);
  });

  it('of a namespace that no namespace here has is advice', () => {
    expect(said(from('{ namespaceSelector: { matchLabels: { team: web } } }') + namespace('web'))).toEqual([
      'info 7:66 no namespace here has the label team: web',
    ]);
  });

  it('of pods that are not here is advice, unless an operator may make them', () => {
    const text =
      deployment() +
      policy('ingress: [{ from: [{ podSelector: { matchLabels: { app: db } } }] }]', {
        selector: '{ matchLabels: { app: web } }',
      });
    expect(said(text)).toEqual([
      'info 14:16 the policy selects none of the pods here',
      'info 15:37 the peer selects none of the pods here',
    ]);
    expect(said(`${text}---\napiVersion: acme.com/v1\nkind: Database\nmetadata: { name: db }\n`)).toEqual([]);
  });

  it('of the pods of cert-manager that prove a host is none: they come and go', () => {
    const selector = '{ matchLabels: { acme.cert-manager.io/http01-solver: "true" } }';
    expect(said(deployment() + policy('ingress: [{}]', { selector }))).toEqual([]);
  });
});

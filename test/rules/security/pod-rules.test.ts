import { describe, expect, it } from 'vitest';
import { exampleDeployment } from '../../../src/rules/security/control.ts';
import { linesOf, saidOf } from '../judged.ts';

/** A rule on a pod spec, the first line of which is line 9 and begins in column 7. */
const judged = (rule: string, spec: string, given = {}) => linesOf(rule, exampleDeployment(spec), given);

/** A container with a security context, from line 9 on; the context stands in line 12. */
const contained = (context: string, more = '') => `containers:
  - name: api
    image: api:1
    securityContext: ${context}
${more}`;

const cases: readonly (readonly [rule: string, what: string, spec: string, expected: readonly string[]])[] = [
  [
    'host-namespaces',
    'is told each',
    'hostPID: true\nhostIPC: true\ncontainers: [{ name: w, image: w }]',
    [
      'error 9:16 hostPID lets the pod into the processes of its node',
      'error 10:16 hostIPC lets the pod into the shared memory of its node',
    ],
  ],
  ['host-namespaces', 'takes false for no', 'hostNetwork: false\ncontainers: [{ name: w, image: w }]', []],
  [
    'host-namespaces',
    'reads yes as kubectl does',
    'hostNetwork: yes\ncontainers: [{ name: w, image: w }]',
    ['error 9:20 hostNetwork lets the pod into the network of its node, where no NetworkPolicy holds'],
  ],
  [
    'host-namespaces',
    'says nothing of what is filled in later',
    'hostNetwork: $(HOST)\ncontainers: [{ name: w, image: w }]',
    [],
  ],
  [
    'host-namespaces',
    'knows host processes of Windows',
    contained('{ windowsOptions: { hostProcess: true } }'),
    ['error 12:61 container api runs as a process of the Windows node itself'],
  ],
  [
    'privileged-container',
    'is told for init containers too',
    `initContainers:
  - { name: init, image: i, securityContext: { privileged: true } }
containers: [{ name: w, image: w }]`,
    ['error 10:66 init container init is privileged'],
  ],
  [
    'capabilities',
    'wants ALL dropped',
    contained('{ capabilities: { drop: [NET_RAW] } }'),
    ['error 12:52 container api drops NET_RAW, and not ALL'],
  ],
  [
    'capabilities',
    'wants nothing but NET_BIND_SERVICE added',
    contained('{ capabilities: { drop: [ALL], add: [CHOWN, NET_ADMIN, NET_BIND_SERVICE] } }'),
    [
      'error 12:65 container api adds the capability CHOWN, which restricted does not allow',
      'error 12:72 container api adds the capability NET_ADMIN',
    ],
  ],
  ['capabilities', 'leaves Windows alone', `os: { name: windows }\n${contained('{}')}`, []],
  ['capabilities', 'says nothing of a context that is filled in later', contained('$(CONTEXT)'), []],
  [
    'host-path-volume',
    'names the path',
    'containers: [{ name: w, image: w }]\nvolumes: [{ name: run, hostPath: { path: /var/run } }]',
    ['error 10:48 volume run is /var/run of the node'],
  ],
  [
    'volume-types',
    'leaves hostPath to its own rule',
    'containers: [{ name: w, image: w }]\nvolumes: [{ name: run, hostPath: { path: /x } }, { name: data, nfs: { path: / } }]',
    ['error 10:75 volume data is of the kind nfs'],
  ],
  [
    'volume-types',
    'allows images',
    'containers: [{ name: w, image: w }]\nvolumes: [{ name: model, image: { reference: a } }]',
    [],
  ],
  [
    'host-port',
    'allows 0',
    contained('{}', '    ports: [{ containerPort: 80, hostPort: 0 }, { containerPort: 81, hostPort: 81 }]'),
    ['error 13:86 container api takes port 81 of its node'],
  ],
  [
    'host-probe-address',
    'looks into probes and hooks',
    contained(
      '{}',
      `    startupProbe: { tcpSocket: { host: db, port: 1 } }
    lifecycle: { preStop: { httpGet: { host: 10.0.0.1, port: 1 } } }`,
    ),
    [
      'error 13:46 startupProbe of container api asks the host db instead of the pod',
      'error 14:52 preStop of container api asks the host 10.0.0.1 instead of the pod',
    ],
  ],
  [
    'mac-profiles',
    'knows SELinux',
    contained('{ seLinuxOptions: { type: spc_t, role: sysadm_r } }'),
    [
      'error 12:54 container api has the SELinux type spc_t, which confines less',
      'error 12:67 container api sets the SELinux role sysadm_r',
    ],
  ],
  [
    'mac-profiles',
    'allows the types of containers',
    contained('{ seLinuxOptions: { type: container_engine_t, level: "s0:c1" } }'),
    [],
  ],
  [
    'mac-profiles',
    'wants a type of AppArmor',
    contained('{ appArmorProfile: {} }'),
    ['error 12:47 container api has the AppArmor profile without a type'],
  ],
  [
    'proc-mount',
    'allows Default alone',
    contained('{ procMount: Unmasked }'),
    ['error 12:41 container api mounts /proc Unmasked'],
  ],
  [
    'unsafe-sysctls',
    'knows which are safe since when',
    'securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem }, { name: kernel.msgmax }, { name: net.ipv4.tcp_notsent_lowat }] }\ncontainers: [{ name: w, image: w }]',
    [
      'error 9:73 the sysctl kernel.msgmax is not among the safe ones',
      'error 9:98 the sysctl net.ipv4.tcp_notsent_lowat is not among the safe ones before Kubernetes 1.37',
    ],
  ],
  [
    'allow-privilege-escalation',
    'tells what is said from what is not',
    contained('{ allowPrivilegeEscalation: true }', '  - { name: b, image: b }'),
    [
      'error 12:56 container api sets allowPrivilegeEscalation to true',
      'error 13:11 container b does not set allowPrivilegeEscalation, which means true',
    ],
  ],
  ['allow-privilege-escalation', 'leaves Windows alone', `os: { name: windows }\n${contained('{}')}`, []],
  ['run-as-non-root', 'takes the word of the pod', `securityContext: { runAsNonRoot: true }\n${contained('{}')}`, []],
  [
    'run-as-non-root',
    'takes the word of the container before that of the pod',
    `securityContext: { runAsNonRoot: true }\n${contained('{ runAsNonRoot: false, runAsUser: 0 }')}`,
    [
      'error 13:44 runAsNonRoot of container api is false',
      'error 13:62 runAsUser of container api is 0, which is root',
    ],
  ],
  [
    'run-as-non-root',
    'names those whom nothing keeps',
    contained('{ runAsNonRoot: true }', '  - { name: b, image: b }\n  - { name: c, image: c }'),
    ['error 9:7 nothing keeps container b, container c from running as root: runAsNonRoot is not set'],
  ],
  [
    'seccomp-profile',
    'is told once for the pod',
    contained('{}', '  - { name: b, image: b }'),
    ['error 9:7 no seccomp profile for container api, container b'],
  ],
  ['seccomp-profile', 'takes a profile of each container', contained('{ seccompProfile: { type: Localhost } }'), []],
  [
    'seccomp-profile',
    'does not take Unconfined',
    `securityContext: { seccompProfile: { type: RuntimeDefault } }\n${contained('{ seccompProfile: { type: Unconfined } }')}`,
    ['error 13:54 the seccomp profile of container api is Unconfined'],
  ],
  [
    'read-only-root-fs',
    'is a warning',
    contained('{ readOnlyRootFilesystem: false }'),
    ['warning 12:54 container api can write to its root file system'],
  ],
  [
    'read-only-root-fs',
    'leaves ephemeral containers alone',
    'containers: [{ name: w, image: w, securityContext: { readOnlyRootFilesystem: true } }]\nephemeralContainers: [{ name: debug, image: d }]',
    [],
  ],
];

describe('rules about the security of pods', () => {
  it.each(cases)('%s %s', (rule, _what, spec, expected) => {
    expect(judged(rule, spec)).toEqual(expected);
  });

  it('allow root in a user namespace from Kubernetes 1.35 on', () => {
    const spec = `hostUsers: false\n${contained('{ runAsUser: 0 }')}`;
    expect(judged('run-as-non-root', spec, { kubernetes: 34 })).toHaveLength(2);
    expect(judged('run-as-non-root', spec, { kubernetes: 35 })).toEqual([]);
  });

  it('tell of hosts of probes as an error from Kubernetes 1.34 on', () => {
    const spec = contained('{}', '    livenessProbe: { httpGet: { host: db, port: 1 } }');
    const severities = [33, 34].map(
      (kubernetes) => judged('host-probe-address', spec, { kubernetes })[0]?.split(' ')[0],
    );
    expect(severities).toEqual(['warning', 'error']);
  });

  it('read the old annotations of AppArmor', () => {
    const pod = `apiVersion: v1
kind: Pod
metadata:
  name: api
  annotations:
    container.apparmor.security.beta.kubernetes.io/a: unconfined
    container.apparmor.security.beta.kubernetes.io/b: localhost/own
spec: { containers: [{ name: a, image: a }] }
`;
    expect(linesOf('mac-profiles', pod)).toEqual(['error 6:55 container a has the AppArmor profile unconfined']);
  });
});

/** What `--fix` would write, by paths. */
function changesOf(rule: string, spec: string): readonly unknown[] {
  return saidOf({ 'app.yaml': exampleDeployment(spec) }, { rule }).map(({ report }) =>
    report?.repair?.of !== 'yaml'
      ? undefined
      : report.repair.changes.map((change) => ('set' in change ? [change.set.path, change.to] : [change.remove.path])),
  );
}

const pod = '.spec.template.spec';

describe('repairs', () => {
  it.each([
    ['host-namespaces', 'hostPID: true\ncontainers: [{ name: w, image: w }]', [[`${pod}.hostPID`]]],
    ['privileged-container', contained('{ privileged: true }'), [[`${pod}.containers[0].securityContext.privileged`]]],
    [
      'allow-privilege-escalation',
      contained('{}'),
      [[`${pod}.containers[0].securityContext.allowPrivilegeEscalation`, false]],
    ],
    ['seccomp-profile', contained('{}'), [[`${pod}.securityContext.seccompProfile.type`, 'RuntimeDefault']]],
    ['run-as-non-root', contained('{ runAsUser: 10001 }'), [[`${pod}.securityContext.runAsNonRoot`, true]]],
    [
      'capabilities',
      contained('{ runAsUser: 10001 }'),
      [[`${pod}.containers[0].securityContext.capabilities.drop`, ['ALL']]],
    ],
  ])('%s writes what takes the finding away', (rule, spec, changes) => {
    expect(changesOf(rule, spec)).toEqual([changes]);
  });

  it.each([
    ['run-as-non-root', 'the image may start as root', contained('{}')],
    ['capabilities', 'a process of root may need some', contained('{ runAsUser: 0 }')],
    ['capabilities', 'a low port is bound', contained('{ runAsUser: 10001 }', '    ports: [{ containerPort: 80 }]')],
    ['allow-privilege-escalation', 'a low port is bound', contained('{}', '    ports: [{ containerPort: 443 }]')],
    ['allow-privilege-escalation', 'the API refuses it beside privileged', contained('{ privileged: true }')],
    ['capabilities', 'what is added may be needed', contained('{ capabilities: { drop: [ALL], add: [SYS_TIME] } }')],
  ])('%s writes nothing where %s', (rule, _why, spec) => {
    expect(changesOf(rule, spec)).toEqual([undefined]);
  });
});

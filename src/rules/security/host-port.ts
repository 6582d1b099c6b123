import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Control } from './control.ts';
import { exampleDeployment, standards } from './control.ts';

/** Ports of the node. */
export const hostPortsControl: Control = { id: 'hostPorts', level: 'baseline', judge: hostPorts };

function hostPorts({ containers }: Pod): readonly Report[] {
  return containers.flatMap(({ view, title }) =>
    view.at('ports').items.flatMap((port) => {
      const at = port.at('hostPort');
      if (at.number === undefined || at.number === 0) return [];
      return [
        {
          at,
          message: `${title} takes port ${at.number} of its node`,
          repair: { of: 'yaml', changes: [{ remove: at }] } as const,
        },
      ];
    }),
  );
}

/** A port of the node. */
export const hostPort: Rule = {
  id: 'host-port',
  family: 'security',
  severities: ['error'],
  title: 'a container that takes a port of its node',
  why: 'only one such pod fits on a node, the others stay Pending; and it is reached past Services and their policies',
  fix: 'remove hostPort, and let a Service send the traffic',
  repairs: 'safe',
  sources: [standards, 'CIS Kubernetes Benchmark 5.2.13'],
  elsewhere: ['polaris hostPortSet', 'trivy KSV-0024'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    ports: [{ containerPort: 8080, hostPort: 8080 }]`),
    good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    ports: [{ containerPort: 8080 }]`),
  },
  looksAt: 'pod',
  judge: hostPorts,
};

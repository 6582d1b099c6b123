import type { Rule } from '../rule.ts';
import { contextOf, exampleDeployment, flagOf, isOpen } from './control.ts';

/** A root file system that can be written to. */
export const readOnlyRootFs: Rule = {
  id: 'read-only-root-fs',
  family: 'security',
  severities: ['warning'],
  title: 'a container that can write to its own root file system',
  why: 'an intruder can lay down tools and change the program, and what the program leaves there is lost at the next restart and counts against the disk of the node',
  fix: 'set readOnlyRootFilesystem: true, and mount an emptyDir where the program writes',
  repairs: 'suggested',
  sources: ['NSA/CISA Kubernetes Hardening Guide 1.2, immutable container file systems'],
  elsewhere: [
    'kube-linter no-read-only-root-fs',
    'kube-score container-security-context-readonlyrootfilesystem',
    'polaris notReadOnlyRootFilesystem',
    'trivy KSV-0014',
  ],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
    good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { readOnlyRootFilesystem: true }`),
  },
  looksAt: 'pod',
  judge: ({ containers, isWindows }) => {
    const lasting = isWindows ? [] : containers.filter(({ list }) => list !== 'ephemeralContainers');
    return lasting.map(contextOf).flatMap(({ view, title }) => {
      const at = view.at('readOnlyRootFilesystem');
      const flag = isOpen(view) ? 'unknown' : flagOf(at);
      return flag === 'false' || flag === 'unset'
        ? [{ at, message: `${title} can write to its root file system` }]
        : [];
    });
  },
};

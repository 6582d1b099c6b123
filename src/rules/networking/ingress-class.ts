import { ingressKind } from '../backends.ts';
import type { RuleContext } from '../context.ts';
import type { ManifestObject } from '../object.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { configMapOnly, nginxAnnotations, nginxPrefix } from './nginx-annotations.ts';

const classAnnotation = 'kubernetes.io/ingress.class';
/** When ingress-nginx stopped being maintained: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/ */
const retirement = '2026-03-31';

/** An Ingress that its controller does not read as it was meant. */
export const ingressClass: Rule = {
  id: 'ingress-class',
  family: 'networking',
  severities: ['warning', 'error', 'info'],
  title: 'an Ingress with its class in the old annotation, or with annotations that its controller ignores or refuses',
  why: 'what the controller does not know it ignores in silence, and what it does not accept it refuses, with the rest of the Ingress',
  fix: 'set ingressClassName; put what is for the whole controller into its ConfigMap',
  repairs: 'safe',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#deprecated-annotation',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/',
    'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
  ],
  elsewhere: ['trivy KCV-0093'],
  example: {
    file: 'ingress.yaml',
    bad: exampleWith(`  annotations: { ${classAnnotation}: traefik }`, ''),
    good: exampleWith('', '  ingressClassName: traefik\n'),
  },
  looksAt: 'object',
  judge: (object, context) =>
    object.kind === ingressKind.kind && object.group === ingressKind.group
      ? [...oldAnnotation(object), ...nginx(object, context)]
      : [],
};

/** GKE's own controller knows the annotation alone. */
function oldAnnotation({ view }: ManifestObject): readonly Report[] {
  const [at, field] = [view.at('metadata', 'annotations', classAnnotation), view.at('spec', 'ingressClassName')];
  if (at.value === undefined || at.isFilledInLater || /^gce/.test(at.value)) return [];
  if (field.isThere) return [bothClasses(at, field)];
  const changes = [{ remove: at }, { set: field, to: at.value }];
  return [
    {
      at,
      message: `the class ${at.value} stands in the annotation ${classAnnotation}, which is deprecated since Kubernetes 1.18`,
      why: 'newer controllers read the field alone, and then nobody serves the host',
      repair: { of: 'yaml', changes },
    },
  ];
}

/** The same class twice is taken, another one is not. */
function bothClasses(at: View, field: View): Report {
  const isSame = field.value === at.value;
  return {
    at,
    severity: isSame ? 'info' : 'error',
    message: isSame
      ? `the annotation ${classAnnotation} says the same as ingressClassName, and is deprecated`
      : `the annotation says the class ${at.value}, and ingressClassName ${field.value}: the API refuses an Ingress with both`,
    fix: 'remove the annotation',
    ...(isSame ? { repair: { of: 'yaml', changes: [{ remove: at }] } } : {}),
  };
}

function nginx({ view }: ManifestObject, { today }: RuleContext): readonly Report[] {
  const annotations = view.at('metadata', 'annotations').entries.filter(([key]) => key.startsWith(nginxPrefix));
  const [first] = annotations;
  if (first === undefined) return [];
  const reports = annotations.flatMap(([key, at]) => annotationFaults(key.slice(nginxPrefix.length), at));
  if (today <= retirement) return reports;
  const className = view.at('spec', 'ingressClassName');
  const at = className.isThere ? className : first[1];
  const message = 'ingress-nginx is retired: since March 2026 its holes are not closed any more';
  return [...reports, { at, severity: 'info', message, fix: 'move to the Gateway API, or to another controller' }];
}

function annotationFaults(name: string, at: View): readonly Report[] {
  if (/-snippets?$/.test(name) && nginxAnnotations.has(name))
    return [
      {
        at,
        message: `${name} is refused unless the controller allows snippets, which is off since 1.9`,
        why: 'a snippet is configuration for the whole controller, with its access to every Secret',
        fix: 'use the annotation or the ConfigMap key that is meant for it',
      },
    ];
  if (!nginxAnnotations.has(name)) return [unknownAnnotation(name, at)];
  return /^(proxy-)?ssl-ciphers$/.test(name) && !at.isFilledInLater && !/^[\w+:!\-@=]*$/.test(at.value ?? '')
    ? [
        {
          at,
          message: `the value of ${name} holds ${strangeIn(at.value ?? '')}, which the controller refuses: ciphers are separated by colons`,
        },
      ]
    : [];
}

function unknownAnnotation(name: string, at: View): Report {
  return configMapOnly.has(name)
    ? {
        at,
        message: `${name} is a key of the controller's ConfigMap and no annotation: it is ignored`,
        fix: `set ${name} in the ConfigMap of the controller`,
      }
    : { at, message: `ingress-nginx knows no annotation ${name}: it is ignored` };
}

function strangeIn(value: string): string {
  return JSON.stringify(/[^\w+:!\-@=]/.exec(value)?.[0] ?? '');
}

function exampleWith(metadata: string, spec: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: api
${metadata}
spec:
${spec}  tls: [{ hosts: [api.acme.com], secretName: api-tls }]
  rules:
    - host: api.acme.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { name: http } } } }] }
`;
}

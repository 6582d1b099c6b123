import { expect, it } from 'vitest';
import type { PathStep } from '../../src/manifest/path.ts';
import { placeInTemplate } from '../../src/rules/template-place.ts';

const template = `{{- $name := .Chart.Name }}
kind: Deployment
metadata:
  name: {{ $name }}
spec:
  template:
    spec:
      # each with its own
      containers:
        - name: web
          image: "{{ .Values.image }}"
          ports:
            - containerPort: 80
        - name: proxy
          image: envoy:1.35
      volumes:
        {{- range .Values.volumes }}
        - name: {{ . }}
        {{- end }}
`;

const pod = ['spec', 'template', 'spec'];

it.each<[string, readonly (string | number)[]]>([
  ['4:9', ['metadata', 'name']],
  ['3:1', ['metadata', 'namespace']],
  ['7:5', [...pod, 'securityContext']],
  ['10:11', [...pod, 'containers', 0]],
  ['10:11', [...pod, 'containers', 0, 'tty']],
  ['11:18', [...pod, 'containers', 0, 'image']],
  ['14:11', [...pod, 'containers', 1, 'readinessProbe']],
  ['15:18', [...pod, 'containers', 1, 'image']],
  ['9:7', [...pod, 'containers', 2]],
  ['16:7', [...pod, 'volumes', 1]],
])('stands at %s: %j', (place, path) => {
  const steps = path.map((one): PathStep => (typeof one === 'string' ? { key: one } : { index: one }));
  const { line, column } = placeInTemplate('a.yaml', template, steps);
  expect(`${line}:${column}`).toBe(place);
});

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
  const { line, column } = placeInTemplate('a.yaml', { text: template, kind: 'Deployment' }, steps);
  expect(`${line}:${column}`).toBe(place);
});

it.each([
  ['Service', 0, '4:9'],
  ['Service', 1, '9:9'],
  ['Service', 2, '9:9'],
  ['Deployment', 0, '14:9'],
  ['Job', 0, '4:9'],
])('stands in the document that is meant: %s %i at %s', (kind, nth, place) => {
  const document = (of: string) => `apiVersion: v1\nkind: ${of}\nmetadata:\n  name: {{ .Release.Name }}\n`;
  const text = [document('Service'), document('Service'), document('Deployment')].join('---\n');
  const { line, column } = placeInTemplate('a.yaml', { text, kind, nth }, [{ key: 'metadata' }, { key: 'name' }]);
  expect(`${line}:${column}`).toBe(place);
});

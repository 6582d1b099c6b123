import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';

function pod(image: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ${image}
`;
}

const digest = `sha256:${'0f'.repeat(32)}`;

describe('image-latest', () => {
  it.each([
    'ghcr.io/acme/api:latest',
    'ghcr.io/acme/api:main',
    'ghcr.io/acme/api:Latest',
    'registry:5000/api:stable',
    'nginx:alpine',
    'nginx:stable-alpine3.20',
    'node:lts-bookworm-slim',
    'ghcr.io/acme/api:production',
    'gcr.io/distroless/static:nonroot',
    'ghcr.io/acme/api:1.27-latest',
  ])('finds that %s moves', (image) => {
    const tag = image.slice(image.lastIndexOf(':') + 1);
    expect(linesOf('image-latest', pod(image))).toEqual([
      `error 7:14 the image of container api has the tag ${tag}, which moves`,
    ]);
  });

  it.each(['nginx', 'registry:5000/api', 'ghcr.io/acme/api'])('finds that %s has no tag', (image) => {
    expect(linesOf('image-latest', pod(image))).toEqual([
      'error 7:14 the image of container api has no tag, which means latest',
    ]);
  });

  it.each([
    'node:22',
    'node:v22',
    'node:22-alpine',
    'node:22-bookworm-slim',
    'debian:bookworm',
    'eclipse-temurin:21-jre',
  ])('advises against the major version %s', (image) => {
    expect(linesOf('image-latest', pod(image))).toEqual([
      `info 7:14 the tag ${image.split(':')[1]} of container api moves with each minor version or rebuild`,
    ]);
  });

  it.each([
    'ghcr.io/acme/api:v1.2.3',
    'ghcr.io/acme/api:1.27',
    'ghcr.io/acme/api:main-3f2a1bc',
    'ghcr.io/acme/api:nightly-20261101',
    'ghcr.io/acme/api:20261101',
    'ghcr.io/acme/api:release-42',
    'nginx:1.27.4-alpine',
    'ghcr.io/acme/api:3f2a1bc',
    `ghcr.io/acme/api:latest@${digest}`,
    `ghcr.io/acme/api@${digest}`,
    '"{{ .Values.image }}:latest"',
    '$(IMAGE)',
    '$IMAGE',
    'ghcr.io/acme/api:$TAG',
    'ghcr.io/acme/api:$(TAG)',
    'IMAGE_PLACEHOLDER',
    'ko://github.com/acme/api',
    '""',
  ])('says nothing of %s', (image) => {
    expect(linesOf('image-latest', pod(image))).toEqual([]);
  });

  it('knows the tags that the configuration calls moving', () => {
    expect(linesOf('image-latest', pod('ghcr.io/acme/api:green'), { movingTags: ['green'] })).toHaveLength(1);
  });

  it('looks at init containers, sidecars, mounted images and the templates of jobs', () => {
    const text = `apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          initContainers:
            - { name: wait, image: busybox }
            - { name: proxy, image: 'envoy:latest', restartPolicy: Always }
          containers:
            - { name: report, image: 'ghcr.io/acme/report:edge' }
          volumes:
            - { name: model, image: { reference: 'ghcr.io/acme/model:main' } }
`;
    expect(linesOf('image-latest', text)).toEqual([
      'error 13:38 the image of container report has the tag edge, which moves',
      'error 10:36 the image of init container wait has no tag, which means latest',
      'error 11:37 the image of sidecar proxy has the tag latest, which moves',
      'error 15:50 the image of volume model has the tag main, which moves',
    ]);
  });
});

describe('image-digest', () => {
  it('wants the digest of our own images, and advises it for others', () => {
    const given = { ownImages: ['ghcr.io/acme/api'] };
    expect(linesOf('image-digest', pod('ghcr.io/acme/api:v1.2.3'), given)).toEqual([
      'warning 7:14 our own image of container api is named by the tag v1.2.3 only, without a digest',
    ]);
    expect(linesOf('image-digest', pod('ghcr.io/acme/api-worker:v1.2.3'), given)).toEqual([
      'info 7:14 the image of container api is named by the tag v1.2.3 only, without a digest',
    ]);
  });

  it.each([
    `ghcr.io/acme/api:v1.2.3@${digest}`,
    `ghcr.io/acme/api@${digest}`,
    'ghcr.io/acme/api:latest',
    'nginx',
    '$(IMAGE)',
  ])('says nothing of %s', (image) => {
    expect(linesOf('image-digest', pod(image), { ownImages: ['ghcr.io/acme'] })).toEqual([]);
  });
});

describe('image-registry', () => {
  const registries = ['ghcr.io/acme', 'docker.io/library/', 'internal:5000'];

  it.each(['ghcr.io/acme/api:v1', 'ghcr.io/acme:v1', 'nginx:1.27', 'internal:5000/any/thing:v1'])(
    'allows %s',
    (image) => {
      expect(linesOf('image-registry', pod(image), { registries })).toEqual([]);
    },
  );

  it.each([
    ['ghcr.io/acme-evil/api:v1', 'ghcr.io/acme-evil/api'],
    ['acme/api:v1', 'docker.io/acme/api'],
    ['internal/api:v1', 'docker.io/internal/api'],
  ])('does not allow %s', (image, repository) => {
    expect(linesOf('image-registry', pod(image), { registries })).toEqual([
      `warning 7:14 the image of container api comes from ${repository}, which is not among the registries that are allowed`,
    ]);
  });

  it('takes Docker Hub by its short names too', () => {
    expect(linesOf('image-registry', pod('acme/api:v1'), { registries: ['acme'] })).toHaveLength(1);
    expect(linesOf('image-registry', pod('acme/api:v1'), { registries: ['acme/api'] })).toEqual([]);
    expect(linesOf('image-registry', pod('nginx:1.27'), { registries: ['nginx'] })).toEqual([]);
  });

  it('allows every registry where none is named', () => {
    expect(linesOf('image-registry', pod('anywhere.example/api:v1'))).toEqual([]);
  });

  it('moves what is frozen to its successor, digest and all', () => {
    const [said] = saidOf(
      { 'pod.yaml': pod(`k8s.gcr.io/ingress-nginx/controller:v1.1@${digest}`) },
      { rule: 'image-registry' },
    );
    expect(said?.finding.severity).toBe('error');
    expect(said?.report.repair).toMatchObject({
      of: 'yaml',
      changes: [{ to: `registry.k8s.io/ingress-nginx/controller:v1.1@${digest}` }],
    });
  });

  it.each([
    'gcr.io/google_containers/pause:3.1',
    'quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.33.0',
    'gcr.io/kubebuilder/kube-rbac-proxy:v0.16.0',
    'bitnami/postgresql:16.1.0',
    'docker.io/bitnamilegacy/redis:7.2',
  ])('warns of %s, and guesses no other', (image) => {
    const said = saidOf({ 'pod.yaml': pod(image) }, { rule: 'image-registry' });
    expect(said.map(({ finding: { severity }, report: { repair } }) => [severity, repair])).toEqual([
      ['warning', undefined],
    ]);
  });
});

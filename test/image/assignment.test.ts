import { describe, expect, it } from 'vitest';
import { parseAssignment } from '../../src/image/assignment.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const nginx = { registry: 'docker.io', name: 'library/nginx' };

describe('an image and what it becomes', () => {
  const assignments: readonly (readonly [string, string, object])[] = [
    ['a tag', 'nginx=1.25', { ...nginx, tag: '1.25' }],
    ['a tag after a colon', 'nginx=:1.25', { ...nginx, tag: '1.25' }],
    ['a digest', `nginx=@${digest}`, { ...nginx, digest }],
    ['a digest without the @', `nginx=${digest}`, { ...nginx, digest }],
    ['tag and digest', `nginx=1.25@${digest}`, { ...nginx, tag: '1.25', digest }],
    ['a whole reference, as in kustomize', 'nginx=nginx:1.25', { ...nginx, tag: '1.25', repository: 'nginx' }],
    ['the same name with a digest', `nginx=nginx@${digest}`, { ...nginx, digest, repository: 'nginx' }],
    ['another repository', 'nginx=quay.io/acme/web:1.25', { ...nginx, tag: '1.25', repository: 'quay.io/acme/web' }],
    [
      'another repository with tag and digest',
      `nginx=web:1.25@${digest}`,
      { ...nginx, tag: '1.25', digest, repository: 'web' },
    ],
    [
      'a registry with a port',
      'nginx=localhost:5000/web:v2',
      { ...nginx, tag: 'v2', repository: 'localhost:5000/web' },
    ],
    ['a star for the same name, as in kustomize', 'nginx=*:1.25', { ...nginx, tag: '1.25' }],
    ['no "=" at all, as in kustomize', 'nginx:1.25', { ...nginx, tag: '1.25' }],
    ['a name with registry and port', 'localhost:5000/web=v2', { registry: 'localhost:5000', name: 'web', tag: 'v2' }],
    ['a tag of digits', 'nginx=1234567', { ...nginx, tag: '1234567' }],
  ];
  it.each(assignments)('%s: %s', (_, text, assignment) => expect(parseAssignment(text)).toEqual(assignment));
});

describe('is refused where there is', () => {
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['no version', 'nginx', /needs a tag or a digest/],
    ['no version after the "="', 'nginx=quay.io/acme/web', /needs a tag or a digest/],
    ['nothing after the "="', 'nginx=', /nothing stands behind "nginx=": is a variable empty/],
    ['a digest that lost a digit', `nginx=sha256:${'a'.repeat(63)}`, /is no digest: sha256: and 64 hexadecimal digits/],
    ['a short digest', 'nginx=sha256:abc', /is no digest/],
    ['nothing before it', '=1.25', /is no image name/],
    ['a version before it', 'nginx:1.24=1.25', /leave tag and digest out before the "="/],
    ['no digest after the @', 'nginx=@sha256:abc', /is no digest/],
    ['no tag', 'nginx=:a b', /is no tag/],
    ['a tag that is too long', `nginx=${'a'.repeat(129)}`, /is no tag/],
    ['no name', 'NGINX!=1', /is no image name/],
    ['a template', 'nginx={{tag}}', /is no tag/],
  ];
  it.each(wrong)('%s', (_, text, message) => expect(parseAssignment(text)).toMatch(message));
});

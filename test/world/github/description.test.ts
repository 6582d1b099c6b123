import { describe, expect, it } from 'vitest';
import { describedOperations, wrongOfReply } from '../../../world/github/description.ts';
import { membershipOperation } from '../../../world/github/rest.ts';
import { appRoutes } from '../../../world/github/routes/apps.ts';
import { repositoryRoutes } from '../../../world/github/routes/repository.ts';

describe("GitHub's description", () => {
  it('has every operation that is served, and no other', () => {
    const served = [
      'GET /user',
      membershipOperation,
      ...[...appRoutes, ...repositoryRoutes].map(({ operation }) => operation),
    ];
    expect(served.toSorted()).toEqual(describedOperations().toSorted());
  });

  it('finds a reply without a field that GitHub always sends', () => {
    const wrong = wrongOfReply('GET /repos/{owner}/{repo}/git/ref/{ref}', 200, { ref: 'refs/heads/main' });
    expect(wrong).toContain("reply: must have required property 'object' (object)");
  });

  it('finds a success that GitHub does not have for the operation', () => {
    const wrong = wrongOfReply('POST /repos/{owner}/{repo}/git/refs', 200, {});
    expect(wrong).toEqual(['reply: status 200 is not described']);
  });

  it('finds a body where there is none', () => {
    const operation = 'DELETE /repos/{owner}/{repo}/git/refs/{ref}';
    expect(wrongOfReply(operation, 204, {})).toEqual(['reply: this status has no body']);
    expect(wrongOfReply(operation, 204, undefined)).toEqual([]);
  });

  it('finds a refusal without a message', () => {
    expect(wrongOfReply('GET /user', 401, 'no')).not.toEqual([]);
  });
});

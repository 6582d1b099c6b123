import { describe, expect, it } from 'vitest';
import type { Fault } from '../../world/github/server.ts';
import type { Way } from '../stages/matrix.ts';
import { Scene, undisturbed, ways } from '../stages/matrix.ts';

/** `MATRIX=all` lets every request fail in every way, and not only the first of each kind that writes, with every other fault. */
const all = process.env.MATRIX === 'all';

const secondary = {
  message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
};

const faults: Readonly<Record<string, Fault>> = {
  'an answer of status 500': { status: 500 },
  'an answer of status 502': { status: 502 },
  'an answer of status 429': { status: 429, headers: { 'retry-after': '1' } },
  'a secondary limit': { status: 403, headers: { 'retry-after': '60' }, body: secondary },
  'a connection that drops before': 'disconnect',
  'a connection that drops after': 'lose-reply',
  'an answer that breaks off': 'torn',
  'an answer that comes slowly': 'slow',
  'an answer that is no JSON': {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.from('{"id": 1, "sta'),
  },
};

/** Requests that differ in numbers and commits alone are of one kind. */
function kindOf(request: string): string {
  return request.replace(/[0-9a-f]{40}|\d+/g, 'N');
}

/** Half of the faults for each way: each meets half of the ways. */
const faultsOf = (way: Way) =>
  Object.entries(faults).filter((_, index) => all || (index + ways.indexOf(way)) % 2 === 0);

describe.each(ways)('a run by $write over $transport of which a request fails', (way) => {
  it.each(faultsOf(way))(
    'with %s ends as it should, and writes nothing twice',
    {
      timeout: 1_200_000,
    },
    async (_, fault) => {
      const plain = await undisturbed(way);
      const kinds = plain.points.map(({ request }) => kindOf(request));
      const points = plain.points.filter(
        ({ request, writes }, index) => all || (writes && kinds.indexOf(kindOf(request)) === index),
      );
      const wrong: unknown[] = [];
      const outcomes = { succeeded: 0, errored: 0 };
      for (const { request, at } of points) {
        await using scene = await Scene.open(way);
        scene.stand.world.server.failNth(at, fault);
        const first = await scene.deploy(1);
        const { commits, comments, pulls } = scene.end();
        const isOnce = commits <= 1 && comments <= 1 && pulls.length <= 1;
        scene.stand.endRun(1);
        const again = await scene.deploy(2);
        const end = scene.end();
        // a deployment that ended errored stays recorded as that
        const unfinished = end.unfinished.filter((state) => state !== 'error' || first.outcome !== 'errored');
        const isSame = JSON.stringify({ ...end, unfinished }) === JSON.stringify(plain.end);
        if (first.outcome === 'succeeded' || first.outcome === 'errored') outcomes[first.outcome] += 1;
        const isRight = first.outcome === 'succeeded' || (first.outcome === 'errored' && first.reason !== 'internal');
        if (!isRight || !isOnce || again.outcome !== 'succeeded' || !isSame)
          wrong.push({ at, request, first, again: again.sentence, end: scene.end() });
      }
      console.log(
        `${way.write} over ${way.transport}, ${points.length} of ${plain.points.length} requests: ${JSON.stringify(outcomes)}`,
      );
      expect(wrong).toEqual([]);
    },
  );
});

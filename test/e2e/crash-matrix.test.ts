import { describe, expect, it } from 'vitest';
import { commitsOf, Scene, undisturbed, ways, waysInWaves } from '../stages/matrix.ts';

/** `MATRIX=all` lets the run die after reading, too, where the world is as it was after the last writing; and goes on in both ways. */
const all = process.env.MATRIX === 'all';

/** Of what is done in waves one transport is enough: how a file gets to the repository is the same. */
const played = [...ways, ...(all ? waysInWaves : waysInWaves.slice(1))];

describe.each(played)('a run by $write over $transport that dies after any request', (way) => {
  it('ends as one that nobody disturbed, when it is started again and when it is resumed', {
    timeout: 1_200_000,
  }, async () => {
    const plain = await undisturbed(way);
    expect(plain.outcome).toMatchObject({ outcome: 'succeeded' });
    expect(plain.end).toMatchObject({ commits: commitsOf(way), comments: 1, status: 'success', unfinished: [] });
    const points = plain.points.filter(({ writes }) => writes || all);
    expect(points.length).toBeGreaterThan(8);
    const wrong: unknown[] = [];
    for (const { request, at } of points) {
      for (const resumes of all ? [false, true] : [at % 2 === 0]) {
        await using scene = await Scene.open(way);
        const { server } = scene.stand.world;
        server.cutAfter(at);
        await scene.deploy(1).catch(() => {});
        server.mend();
        const resumed = resumes ? await scene.resume(1) : [];
        scene.stand.endRun(1);
        const { outcome, sentence } = await scene.deploy(2);
        const end = scene.end();
        if (outcome === 'succeeded' && JSON.stringify(end) === JSON.stringify(plain.end)) continue;
        wrong.push({ at, request, sentence, end, resumed });
      }
    }
    console.log(`${way.write} over ${way.transport}: ${points.length} of ${plain.points.length} requests`);
    expect(wrong).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { ProblemError, UnreachableError } from './request.js';
import { toldByLines, type Progress } from './told-lines.js';

const answer = (...pieces: readonly string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        controller.close();
      },
    }),
  );

describe('an answer by lines', () => {
  test('tells how far it is wherever it was cut, and what came of it', async () => {
    const told: Progress[] = [];
    const pieces = ['{"done":0,"to', 'tal":4}\n{"done":2,"total":4}\n', '{"result":{"events":3}}\n'];
    expect(await toldByLines(answer(...pieces), (each) => told.push(each))).toEqual({ events: 3 });
    expect(told).toEqual([
      { done: 0, total: 4 },
      { done: 2, total: 4 },
    ]);
  });

  test('is a refusal where it says so, and a failure where it breaks off', async () => {
    const problem = { type: 't', title: 'Refused', status: 422, code: 'roster-refused', detail: 'No.' };
    const refused = toldByLines(answer(`${JSON.stringify({ problem })}\n`), () => undefined);
    await expect(refused).rejects.toBeInstanceOf(ProblemError);
    const broken = toldByLines(answer('{"done":0,"total":4}\n'), () => undefined);
    await expect(broken).rejects.toBeInstanceOf(UnreachableError);
  });
});

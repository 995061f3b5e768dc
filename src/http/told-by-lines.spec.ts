import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { DomainError } from '../eventing/domain-error.js';
import { tellByLines, type Progress } from './told-by-lines.js';

const toldOf = async (work: (progress: Progress) => Promise<object>): Promise<readonly unknown[]> => {
  let sent: Readable | undefined;
  const reply = {
    type: () => reply,
    header: () => reply,
    send: (body: Readable) => {
      sent = body;
      return reply;
    },
  };
  tellByLines(reply as never, work);
  if (!sent) throw new Error('Nothing was sent');
  const lines = (await text(sent)).trimEnd().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
};

describe('what takes a while', () => {
  test('is told at each percent, with what came of it at last', async () => {
    const told = await toldOf((progress) => {
      for (let done = 0; done <= 1000; done++) progress(done, 1000);
      return Promise.resolve({ events: 3 });
    });
    expect(told).toHaveLength(102);
    expect(told.slice(0, 2)).toEqual([
      { done: 0, total: 1000 },
      { done: 10, total: 1000 },
    ]);
    expect(told.at(-1)).toEqual({ result: { events: 3 } });
  });

  test('is told as a problem where it is refused', async () => {
    const fields = [{ field: 'users.csv:2:email', message: 'is none' }];
    const told = await toldOf(() =>
      Promise.reject(new DomainError('roster-refused', 'Put it right.', 'rule', fields)),
    );
    expect(told).toEqual([
      {
        problem: expect.objectContaining({ status: 422, code: 'roster-refused', errors: fields }) as unknown,
      },
    ]);
  });
});

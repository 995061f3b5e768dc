import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { ProblemFilter } from './problem.filter.js';

/** Called with how much is done of how much there is to do. */
export type Progress = (done: number, total: number) => void;

/**
 * Answers what takes a while by lines of JSON: `{done, total}` as it goes on, and at last `{result}`, or `{problem}` as
 * it would be answered otherwise. What was begun is brought to its end also where nobody reads on.
 */
export const tellByLines = (
  reply: Pick<FastifyReply, 'type' | 'header' | 'send'>,
  work: (progress: Progress) => Promise<object>,
): void => {
  const lines = new PassThrough();
  const tell = (line: object): void => {
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`);
  };
  let told = -1;
  const progress: Progress = (done, total) => {
    const percent = Math.floor((100 * done) / total);
    if (percent === told) return;
    told = percent;
    tell({ done, total });
  };
  void work(progress)
    .then(
      (result) => tell({ result }),
      (error: unknown) => tell({ problem: new ProblemFilter().problemOf(error) }),
    )
    .finally(() => lines.end());
  reply.header('Cache-Control', 'private, no-store');
  reply.type('application/x-ndjson');
  void reply.send(lines);
};

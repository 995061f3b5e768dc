import type { FastifyReply } from 'fastify';
import type { AsOf } from '../../projections/performance/answer.js';
import type { Asked } from '../../projections/performance/queries.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { render, sendRendered, wantedPosition } from '../http/answer.js';

/**
 * Sends a report with the position and instant that it stands for; as before, while nothing that it is made of has
 * changed.
 * @param at instant of the request, ISO 8601 in UTC.
 * @param key what the report depends on beside read models and the address by which it is asked for: the day, and how
 * much of it the viewer may see.
 */
export const sendReport = async (
  { reply, reader, at }: { reply: FastifyReply; reader: FreshReader; at: string },
  key: readonly unknown[],
  make: (asked: Asked) => Promise<{ readonly asOf: AsOf }>,
): Promise<void> => {
  const { request } = reply;
  const atLeast = wantedPosition(request);
  const rendered = await reader.remembered(
    `report ${request.url} ${JSON.stringify(key)}`,
    atLeast,
    async (reads) => {
      const { position, ...report } = reportTold(await make({ reads, atLeast, at }));
      return render({ position: formatPosition(position), ...report }, position);
    },
    ({ content }) => content.length,
  );
  sendRendered(request, reply, rendered);
};

/** A report as it is served: what it stands for beside what it says. */
export const reportTold = <Report extends { readonly asOf: AsOf }>({ asOf, ...report }: Report) => ({
  ...asOf,
  ...report,
});

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AsOf } from '../../projections/performance/answer.js';
import type { Asked } from '../../projections/performance/queries.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { render, sendRendered, wantedPosition } from '../http/answer.js';

/**
 * Sends a report with the position and instant that it stands for; as before, while nothing that it is made of has
 * changed.
 * @param key everything that the report depends on beside read models, the day among it.
 * @param at instant of the request, ISO 8601 in UTC.
 */
export const sendReport = async (
  { request, reply, reader }: { request: FastifyRequest; reply: FastifyReply; reader: FreshReader },
  key: readonly unknown[],
  at: string,
  make: (asked: Asked) => Promise<{ readonly asOf: AsOf }>,
): Promise<void> => {
  const atLeast = wantedPosition(request);
  const rendered = await reader.remembered(
    `report ${JSON.stringify(key)}`,
    atLeast,
    async (reads) => {
      const { asOf, ...report } = await make({ reads, atLeast, at });
      return render({ ...asOf, position: formatPosition(asOf.position), ...report }, asOf.position);
    },
    ({ content }) => content.length,
  );
  sendRendered(request, reply, rendered);
};

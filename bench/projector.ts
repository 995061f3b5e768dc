import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { projections } from '../projections/all.js';
import { DocumentStore } from '../src/eventing/document-store.js';
import { EventStore } from '../src/eventing/event-store.js';
import { leasesIn, projectorOn } from '../src/eventing/projecting/projector.js';

// A projector as a process of its own. Until it is told to begin, by any message, it shares the ranges with the others
// and tells how many it has: how long processes take to start and to share is not measured.

const { values } = parseArgs({ options: { events: { type: 'string' }, documents: { type: 'string' } } });
const store = new EventStore(values.events ?? '');
const { readModels } = new DocumentStore(values.documents ?? '');
const leases = leasesIn(readModels);
const projector = projectorOn(store, readModels, {
  projections,
  leases,
  log: (line) => void process.stderr.write(`${line}\n`),
});
process.once('disconnect', () => void projector.stop().finally(() => process.exit()));

const begin = new AbortController();
process.once('message', () => begin.abort());
while (!begin.signal.aborted) {
  const { size } = await leases.renew();
  process.send?.({ ranges: size });
  await pause(50, undefined, { signal: begin.signal }).catch(() => undefined);
}
await projector.start();

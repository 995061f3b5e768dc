import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { projections } from '../projections/all.js';
import { withTools } from '../src/cli/tools.js';
import { comparePositions } from '../src/eventing/position.js';
import { projectorOn } from '../src/eventing/projecting/projector.js';

// Drops every read model of a data folder with its checkpoint, and tells how many milliseconds the projections take to
// build them again from the first event on.

const { values } = parseArgs({ options: { 'data-dir': { type: 'string' } } });

await withTools({ dataDir: values['data-dir'] ?? '', env: {} }, async ({ store, documents }) => {
  await documents.readModels.dropDatabase();
  const head = await store.lastPosition();
  const engine = projectorOn(store, documents.readModels, {
    projections,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const begun = performance.now();
  await engine.start();
  while (engine.status().some(({ position }) => comparePositions(position, head) < 0)) {
    const failed = engine.status().find(({ failure }) => failure);
    if (failed) throw new Error(`${failed.name} stopped: ${failed.failure?.error ?? ''}`);
    await pause(5);
  }
  process.send?.({ milliseconds: performance.now() - begun });
  await engine.stop();
});
process.disconnect();

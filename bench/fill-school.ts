import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { withTools } from '../src/cli/tools.js';
import { SchoolFiller } from './school-filler.js';

// Writes the school into the journal whose engines run for a data folder, and tells the load what it has to know. A
// process of its own, so that what it remembers is given back.

const { values } = parseArgs({
  options: { 'data-dir': { type: 'string' }, events: { type: 'string' }, out: { type: 'string' } },
});
const { 'data-dir': dataDir = '', out = '', events } = values;

await withTools({ dataDir, env: process.env }, async (tools) => {
  const school = await new SchoolFiller(tools, Number(events)).fill();
  await writeFile(out, JSON.stringify(school));
});

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { projections } from '../projections/all.js';
import { withTools } from '../src/cli/tools.js';
import type { Recorded } from '../src/eventing/envelope.js';
import { rangeOf, RANGES } from '../src/eventing/projecting/ranges.js';
import { SchoolFiller } from './school-filler.js';
import { SIZE, SMALL_SIZE, type School } from './school.js';

// Writes one school, or many small ones, into the journal of a data folder, and tells the load what it has to know. A
// process of its own, so that what it remembers is given back.

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    schools: { type: 'string' },
    events: { type: 'string' },
    out: { type: 'string' },
  },
});
const { 'data-dir': dataDir = '', out = '', events, schools: count } = values;

const rangeOfSchool = (schoolId: string): number => {
  const projection = projections.find(({ spansSchools }) => !spansSchools);
  if (!projection) throw new Error('Every projection spans schools.');
  // Of an event it is only the school that tells the range.
  return rangeOf(projection, { metadata: { schoolId } } as Recorded, '');
};

await withTools({ dataDir, env: process.env }, async (tools) => {
  const many = Number(count);
  const schools: School[] = [];
  for (let tried = 0; schools.length < many; tried++) {
    const filler = new SchoolFiller(tools, tried.toString(), many === 1 ? SIZE : SMALL_SIZE);
    // As many in each range as in every other, as it comes out by itself with thousands of them.
    if (many > 1 && rangeOfSchool(filler.schoolId) !== schools.length % RANGES) continue;
    schools.push(await filler.fill(Number(events) / many));
  }
  await writeFile(out, JSON.stringify(schools));
});

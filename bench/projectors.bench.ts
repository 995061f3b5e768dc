import { projections } from '../projections/all.js';
import type { Bench } from './bench.js';
import { count } from './figures.js';
import { rebuildingRow } from './rebuild.bench.js';
import { withEnginesOf } from './rebuilding.js';
import type { Row } from './run.js';

/** Ranges are of schools, so one school alone would leave all but one of the projectors with nothing to do. */
const SCHOOLS = 32;
const PROCESSES = [1, 2, 4];

/** The same rebuild by several processes side by side. */
export const projectors: Bench = ({ withSchools, rounds }) =>
  withSchools(SCHOOLS, (dataDir, events) =>
    withEnginesOf(dataDir, async (workshop) => {
      const raw = await workshop.rawReads(rounds);
      const rows: Row[] = [];
      for (const processes of PROCESSES) {
        const rebuildings = await workshop.rebuild({ processes, rounds });
        const by = processes === 1 ? '1 projector' : `${processes.toString()} projectors`;
        const what = `rebuild of all ${projections.length.toString()} read models by ${by} from ${count(events)} events of ${SCHOOLS.toString()} schools`;
        rows.push(rebuildingRow({ what, events, rebuildings, raw }));
      }
      return rows;
    }),
  );

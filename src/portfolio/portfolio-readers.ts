import type { PortfolioReader } from '../../projections/portfolio/queries.js';
import { mayReadDiary } from '../access/permissions.js';
import type { Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { DECIDING, FAMILY, STAFF, type Capacities, type Capacity } from './capacities.js';

/** Finds out as whom somebody who may read a portfolio does so. */
export class PortfolioReaders {
  constructor(
    private readonly reader: FreshReader,
    private readonly capacities: Pick<Capacities, 'of'>,
  ) {}

  async of(viewer: Viewer, pupilId: string, at: string): Promise<PortfolioReader> {
    const held = (await this.capacities.of(viewer, pupilId, at))?.capacities ?? [];
    const isOneOf = (among: readonly Capacity[]): boolean => held.some((one) => among.includes(one));
    const isFamily = await mayReadDiary(viewer, pupilId, this.reader);
    const decides = isOneOf(DECIDING);
    return {
      ...{ personId: viewer.personId, isFamily, decides },
      may: { propose: isOneOf(FAMILY), record: isOneOf(STAFF), readRemarks: isFamily || decides },
    };
  }
}

import type { CivilDate } from '../../src/school/civil-date.values.js';

/** The journal pages that concern a pupil, a teacher or a school. `_id`: the person or the school. */
export interface PagesOf {
  readonly _id: string;
  readonly pages: readonly PageRef[];
}

export interface PageRef {
  readonly pageId: string;
  readonly from: CivilDate;
  readonly until?: CivilDate;
}

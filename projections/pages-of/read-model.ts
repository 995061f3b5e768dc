import type { CivilDate } from '../../src/school/civil-date.values.js';

/** The journal pages that concern a pupil, a teacher, a group or a school. `_id`: the person, group or school. */
export interface PagesOf {
  readonly _id: string;
  readonly pages: readonly PageRef[];
}

export interface PageRef {
  readonly pageId: string;
  readonly from: CivilDate;
  readonly until?: CivilDate;
  /** The one lesson that a teacher gives there as a substitute. */
  readonly lessonId?: string;
}

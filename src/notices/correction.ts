import type { GradeAnnulled, GradeCorrected } from '../journal/page/page.events.js';
import type { News } from './notice.js';

type Correction = Extract<News, { kind: 'grade-corrected' }>['facts'];

/** What a grade was, what it is, and why; an annulled one is nothing any more. */
export const correctionIn = (event: GradeCorrected | GradeAnnulled): Correction => {
  const { pageId, date, work, reason } = event.data;
  const values =
    event.type === 'GradeCorrected'
      ? { from: event.data.from, to: event.data.to }
      : { from: event.data.value };
  return { pageId, date, work, ...values, reason };
};

import type { JournalPage, PagePupil } from '../../api/journal-page.js';

/** Who stands on the page at the term's end, and has no term grade yet: it can't be closed before they do. */
export function withoutTermGrade({
  pupils,
  term,
  termGrades,
}: Pick<JournalPage, 'pupils' | 'term' | 'termGrades'>): readonly PagePupil[] {
  const given = new Set(termGrades.map(({ pupilId }) => pupilId));
  return pupils.filter(({ id, to = term.to }) => to >= term.to && !given.has(id));
}

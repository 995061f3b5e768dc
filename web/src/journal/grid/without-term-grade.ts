import type { JournalPage, PagePupil } from '../../api/journal-page.js';

/** Who has to get a term grade before the page can be closed, in the order of the page. */
export function withoutTermGrade({
  pupils,
  withoutTermGrade: ids = [],
}: Pick<JournalPage, 'pupils' | 'withoutTermGrade'>): readonly PagePupil[] {
  return pupils.filter(({ id }) => ids.includes(id));
}

import type { Me } from '../../api/me.js';
import type { JournalPage, PagePupil } from '../../api/journal-page.js';
import { withoutTermGrade } from '../grid/without-term-grade.js';

type Page = Pick<JournalPage, 'pupils' | 'withoutTermGrade' | 'lessons'>;

/** What has to be done before a page is closed. */
export interface Missing {
  readonly pupils: readonly PagePupil[];
  /** How many lessons stand on the page for days to come. */
  readonly lessonsAhead: number;
}

/** A lesson that the timetable alone has is not held against the page: nobody has planned a topic for it. */
export function beforeClosing(page: Page, today: string): Missing {
  const ahead = page.lessons.filter(
    ({ date, cancelled, topic }) => date > today && !cancelled && topic !== '',
  );
  return { pupils: withoutTermGrade(page), lessonsAhead: ahead.length };
}

/** Its teachers close a page, and the deputy head; a substitute doesn't. */
export function mayClose(
  { teachers }: Pick<JournalPage, 'teachers'>,
  { role, person }: Pick<Me, 'role' | 'person'>,
) {
  return role === 'deputyHead' || (role === 'teacher' && teachers.some(({ id }) => id === person.id));
}

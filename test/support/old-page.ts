import type { Me } from '../../src/access/me.js';
import { groupOf } from '../../src/journal/page/page-ids.values.js';
import { addDays } from '../../src/school/civil-date.values.js';
import type { SchoolDay, ServedPage } from './school-day.js';
import { there } from './there.js';
import { read } from './visitor.js';

/** The page of a term that is long over, of the child's group. */
export interface OldPage {
  readonly pageId: string;
  readonly page: ServedPage;
  /** What stands of the child there: at least three. */
  readonly grades: ServedPage['grades'];
  readonly dateOf: (lessonId: string) => string;
}

/** Looks for one in which the child has grades: in some terms it was not assessed. */
export const oldPageOf = async ({ teacher, today, pageId, child }: SchoolDay): Promise<OldPage> => {
  const { pages } = await read(teacher.get<Me>('/api/me'));
  for (const { pageId: id, to } of pages) {
    if (to >= addDays(today, -30) || groupOf(id) !== groupOf(pageId)) continue;
    const page = await read(teacher.get<ServedPage>(`/api/journal/pages/${id}`));
    const grades = page.grades.filter(({ pupilId, status }) => pupilId === child.id && status === 'given');
    if (grades.length < 3) continue;
    const lesson = (lessonId: string) => page.lessons.find((each) => each.lessonId === lessonId);
    return { pageId: id, page, grades, dateOf: (lessonId) => there(lesson(lessonId), 'lesson').date };
  }
  throw new Error('The child has no grades in an earlier term');
};

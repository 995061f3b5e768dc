import type { Reads } from '../../src/eventing/fresh-reader.js';
import { groupOf, idOfField } from '../../src/journal/page/page-ids.values.js';
import { pagesWithin } from '../all-grades/span.js';
import { staysOfPupil } from '../calendar-feed/shown.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { pageTitles } from '../journal-page/page-titles.js';
import type { PageHead } from '../journal-page/read-model.js';
import { pagesOf } from '../pages-of/projection.js';
import { testsOfPage } from '../planned-tests/projection.js';
import type { TestOfPage } from '../planned-tests/read-model.js';
import { classes } from '../schools/class.projection.js';
import type { SchoolDocument } from '../schools/read-model.js';
import type { CalendarTest } from './answer.js';
import type { CalendarAsked, KnownOfSchool } from './known.js';

interface Planned extends TestOfPage {
  readonly testId: string;
  readonly pageId: string;
}

/** The tests that are planned in the school: all, those of groups that somebody teaches, and what stands in diaries. */
export const testsIn = async (
  reads: Reads,
  school: SchoolDocument,
  known: KnownOfSchool,
  { schoolId, days }: CalendarAsked,
  isOfClass: (groupId: string) => boolean,
): Promise<readonly CalendarTest[]> => {
  const stays = await staysOf(reads, known.pupils);
  const asStaff = await pagesOfStaff(reads, schoolId, known);
  const ofPupils = stays.flatMap(({ stay }) => stay.pageIds);
  const pageIds = pagesWithin([...asStaff, ...ofPupils], [school], days).filter((id) =>
    isOfClass(groupOf(id)),
  );
  const pupilsOf = ({ pageId, lessonId, date }: Planned): string[] =>
    stays.filter(({ stay }) => stay.lesson(pageId, lessonId, date)).map(({ pupilId }) => pupilId);
  const planned = [...(await reads.getMany(testsOfPage, pageIds))].flatMap(([pageId, { tests }]) =>
    Object.entries(tests)
      .map(([field, test]): Planned => ({ testId: idOfField(field), pageId, ...test }))
      .filter(({ date }) => days.from <= date && date <= days.to),
  );
  const shown = planned
    .map((test) => ({ test, pupilIds: pupilsOf(test) }))
    .filter(({ test, pupilIds }) => asStaff.has(test.pageId) || pupilIds.length > 0)
    .sort((a, b) => inOrder(a.test, b.test));
  const titled = await withTitles(reads, new Set(shown.map(({ test }) => test.pageId)), schoolId);
  return shown.flatMap(({ test, pupilIds }) => {
    const titles = titled(test.pageId);
    return titles ? [{ ...test, ...titles, ...(pupilIds.length === 0 ? {} : { pupilIds }) }] : [];
  });
};

const staysOf = async (reads: Reads, pupils: KnownOfSchool['pupils']) => {
  const found = await reads.getMany(
    pagesOf,
    pupils.map(({ pupilId }) => pupilId),
  );
  return pupils.map(({ pupilId }) => ({ pupilId, stay: staysOfPupil(found.get(pupilId)?.pages ?? []) }));
};

const pagesOfStaff = async (
  reads: Reads,
  schoolId: string,
  { whole, taughtGroupIds }: KnownOfSchool,
): Promise<ReadonlySet<string>> => {
  const owners = whole.has('tests') ? [schoolId] : [...taughtGroupIds];
  const lists = [...(await reads.getMany(pagesOf, owners)).values()];
  return new Set(lists.flatMap(({ pages }) => pages.map(({ pageId }) => pageId)));
};

const inOrder = (a: Planned, b: Planned): number =>
  a.date.localeCompare(b.date) || a.number - b.number || (a.testId < b.testId ? -1 : 1);

/** What pages are called that are kept in a school: a pupil may have been in another one before. */
const withTitles = async (reads: Reads, pageIds: ReadonlySet<string>, schoolId: string) => {
  const heads = await reads.getMany(pageHead, [...pageIds]);
  const opened = [...heads.values()].map((head) => head.opened);
  const [titlesOf, groups] = await Promise.all([
    pageTitles(opened, reads),
    reads.getMany(
      classes,
      opened.map(({ groupId }) => groupId),
    ),
  ]);
  const titles = ({ opened: page }: PageHead): Pick<CalendarTest, 'subject' | 'group' | 'classId'> => {
    const { subject, group } = titlesOf(page);
    const of = groups.get(page.groupId);
    const classId = of?.subjectId === undefined ? page.groupId : of.partOf;
    return {
      subject: { id: page.subjectId, title: subject },
      group: { id: page.groupId, title: group },
      ...(classId === undefined ? {} : { classId }),
    };
  };
  return (pageId: string) => {
    const head = heads.get(pageId);
    return head?.opened.schoolId === schoolId ? titles(head) : undefined;
  };
};

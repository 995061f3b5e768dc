import { DomainError } from '../../eventing/domain-error.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { changesOf, departureOf } from '../../school/membership.values.js';
import { mustBe, mustBeOpen } from './authority.rules.js';
import type { CommandOf } from './page.command.js';
import type { PageEvent } from './page.events.js';
import type { OpenPage, Page } from './page.state.js';
import { isSame, own } from '../../school/plain-data.values.js';

export const openPage = ({ page }: CommandOf<'OpenPage'>, state: Page): PageEvent[] => {
  if (state.opened) return [];
  if (page.from > page.to) throw new DomainError('term-reversed', 'The term ends before it begins.');
  return [{ type: 'PageOpened', data: page }];
};

/** @throws DomainError `page-not-found`. */
export const opened = (page: Page): OpenPage => {
  if (!page.opened) {
    throw new DomainError('page-not-found', 'There is no such journal page. Open it first.', 'not-found');
  }
  return { ...page, opened: page.opened };
};

export const assignTeachers = ({ teachers }: CommandOf<'AssignTeachers'>, page: OpenPage): PageEvent[] => {
  const { pageId } = page.opened;
  return changesOf<PageEvent>(
    page.teachers,
    teachers,
    (teacherId, from) => ({ type: 'TeacherAssigned', data: { pageId, teacherId, from } }),
    (teacherId, until) => ({ type: 'TeacherReleased', data: { pageId, teacherId, until } }),
  );
};

export const listPupils = ({ pupils }: CommandOf<'ListPupils'>, page: OpenPage): PageEvent[] => {
  const { pageId } = page.opened;
  return changesOf<PageEvent>(
    page.pupils,
    pupils,
    (pupilId, from) => ({ type: 'PupilListed', data: { pageId, pupilId, from } }),
    (pupilId, until) => ({ type: 'PupilDelisted', data: { pageId, pupilId, until } }),
  );
};

/** A pupil who goes away stands on the page no longer, also where that was to begin later. */
export const delistPupil = (
  { pupilId, until: day }: CommandOf<'DelistPupil'>,
  page: OpenPage,
): PageEvent[] => {
  const { pageId } = page.opened;
  return departureOf<PageEvent>(page.pupils, pupilId, day, (_, until) => ({
    type: 'PupilDelisted',
    data: { pageId, pupilId, until },
  }));
};

/**
 * A kind that the page has is changed only for lessons that are still to come; a new one may count from any day of
 * the term on.
 */
export const setWorkKinds = (
  { works, from, by, today }: CommandOf<'SetWorkKinds'>,
  page: OpenPage,
): PageEvent[] => {
  mustBe(by, 'deputyHead', 'admin', 'import', 'system');
  const twice = works.findIndex(({ code }, index) => works.findIndex((work) => work.code === code) < index);
  if (twice >= 0) {
    throw new DomainError('work-kind-named-twice', 'Each kind of work is set once.', 'rule', [
      { field: `works.${twice.toString()}.code`, message: 'is named twice' },
    ]);
  }
  return works.flatMap((work): PageEvent[] => {
    const current = own(page.works, work.code)?.at(-1);
    if (current && isSame(current.work, work)) return [];
    mustBeOpen(page);
    if (current && (from <= today || from < current.from)) {
      throw new DomainError(
        'work-kind-backdated',
        'A kind of work is changed for days to come only.',
        'rule',
        [{ field: 'from', message: `must be after ${today > current.from ? today : current.from}` }],
      );
    }
    return [{ type: 'WorkKindSet', data: { pageId: page.opened.pageId, work, from } }];
  });
};

/**
 * The page goes with its term, whatever days that has, but loses no lesson that was held.
 * @throws DomainError `lessons-outside-term`.
 */
export const changeDays = (
  { from, to, by }: CommandOf<'ChangeDays'>,
  { opened: { pageId, from: since, to: until }, lessons }: OpenPage,
): PageEvent[] => {
  mustBe(by, 'import', 'system');
  if (from === since && to === until) return [];
  const held = daysHeld(lessons);
  const faults = [
    ...(held && held.from < from ? [{ field: 'from', message: `must not be after ${held.from}` }] : []),
    ...(held && held.to > to ? [{ field: 'to', message: `must not be before ${held.to}` }] : []),
  ];
  if (faults.length > 0) {
    throw new DomainError(
      'lessons-outside-term',
      'Lessons were held on days that the term would lose.',
      'conflict',
      faults,
    );
  }
  return [{ type: 'PageDaysChanged', data: { pageId, from, to } }];
};

/** The first and the last day on which the page has a lesson that was held; undefined where it has none. */
export const daysHeld = (
  lessons: Page['lessons'],
): { readonly from: CivilDate; readonly to: CivilDate } | undefined => {
  const days = Object.values(lessons).flatMap(({ stage, date }) => (stage === 'held' ? [date] : []));
  const [from, to] = [days.toSorted()[0], days.toSorted().at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
};

export const extendEditWindow = (
  { until, reason, by, today }: CommandOf<'ExtendEditWindow'>,
  page: OpenPage,
): PageEvent[] => {
  mustBe(by, 'admin');
  mustBeOpen(page);
  if (page.windowExtendedUntil === until) return [];
  if (until < today) {
    throw new DomainError(
      'extension-in-past',
      'An edit window is extended to today or a later day.',
      'rule',
      [{ field: 'until', message: `must not be before ${today}` }],
    );
  }
  return [{ type: 'EditWindowExtended', data: { pageId: page.opened.pageId, until, reason } }];
};

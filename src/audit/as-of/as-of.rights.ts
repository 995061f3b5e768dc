import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import { classes } from '../../../projections/schools/class.projection.js';
import { leads, mayReadPage } from '../../access/permissions.js';
import type { Viewer } from '../../access/viewer.js';
import { schoolingOf } from '../../attendance/schooling.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import { notFound } from '../../journal/page.writer.js';
import { mustReportClass } from '../../reports/performance.rights.js';
import { mustReadDiary, mustReportPupil } from '../../reports/pupil.rights.js';
import { todayIn } from '../../reports/today.js';
import { dateIn, type CivilDate } from '../../school/civil-date.values.js';

// What was known once is for whoever may read today what is known now, and for whoever leads the school.

/** @throws DomainError `pupil-not-found`: who may not see the pupil learns no more than of one that isn't there. */
export const mustReadDiaryOf = async (
  viewer: Viewer,
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<void> => {
  if ((await schoolLedOf(viewer, pupilId, at, reader)) === undefined) {
    await mustReadDiary(viewer, pupilId, at, reader);
  }
};

/** @returns today where the page is kept. @throws DomainError `page-not-found`. */
export const mustReadPageOf = async (
  viewer: Viewer,
  pageId: string,
  at: string,
  reader: FreshReader,
): Promise<CivilDate> => {
  const head = await reader.get(pageHead, pageId);
  if (!head || !(mayReadPage(viewer, head) || leads(viewer, head.opened.schoolId))) throw notFound('page');
  return dateIn(head.opened.timeZone, at);
};

/** @returns today where the class is. @throws DomainError `class-not-found`. */
export const mustReportClassOf = async (
  viewer: Viewer,
  classId: string,
  at: string,
  reader: FreshReader,
): Promise<CivilDate> => {
  const found = await reader.get(classes, classId);
  const isLed = found && found.subjectId === undefined && leads(viewer, found.schoolId);
  return isLed ? todayIn(found.schoolId, at, reader) : mustReportClass(viewer, classId, at, reader);
};

/** @returns today where the pupil is. @throws DomainError `pupil-not-found`. */
export const mustReportPupilOf = async (
  viewer: Viewer,
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<CivilDate> => {
  const schoolId = await schoolLedOf(viewer, pupilId, at, reader);
  return schoolId === undefined
    ? mustReportPupil(viewer, pupilId, at, reader)
    : todayIn(schoolId, at, reader);
};

/** The school in which the pupil is today, or was last, where the viewer leads it. */
const schoolLedOf = async (
  viewer: Viewer,
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<string | undefined> => {
  const schoolId = (await schoolingOf(reader, pupilId, dateIn('UTC', at)))?.schoolId;
  return schoolId !== undefined && leads(viewer, schoolId) ? schoolId : undefined;
};

import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import { lateRequestsOfPage } from '../../../projections/late-requests/projection.js';
import { classes } from '../../../projections/schools/class.projection.js';
import { fieldOf } from '../../journal/page/page-ids.values.js';
import { own } from '../../school/plain-data.values.js';
import { NotWorthTelling, projected, type Joining } from '../joining.js';
import type { Facts } from '../notice.js';
import type { Tellers } from './tellers.js';

/** What is told of grades, term and final grades, and of who corrected them, or asks to. */
export const ofGrades: Tellers<
  | 'grade-given'
  | 'grade-corrected'
  | 'page-corrected'
  | 'late-request'
  | 'page-alert'
  | 'term-grade'
  | 'final-grade'
> = {
  'grade-given': async (notice, { pageId, date, work, value, comment }) => {
    const lesson = await notice.lessonOn(pageId, date);
    const said = comment && { comment: await notice.open(comment) };
    return { kind: 'grade-given', ...lesson, work: work.title, grade: value, ...said };
  },

  'grade-corrected': async (notice, { pageId, date, ...facts }) => {
    return {
      kind: 'grade-corrected',
      ...(await notice.lessonOn(pageId, date)),
      ...(await correction(notice, facts)),
    };
  },

  'page-corrected': async (notice, { pageId, date, byPersonId, ...facts }) => {
    const { groupId } = await notice.page(pageId);
    return {
      kind: 'page-corrected',
      ...(await notice.lessonOn(pageId, date)),
      ...(await correction(notice, facts)),
      group: (await notice.read(classes, groupId)).title,
      by: await notice.nameOf(byPersonId),
      link: `${notice.options.publicUrl}/journal/${encodeURIComponent(pageId)}`,
    };
  },

  /** Whose grade it is stays in the journal. What waits is told while it waits. */
  'late-request': async (notice, { pageId, date, requestId, change, byPersonId, reason }) => {
    const { requests } = await notice.read(lateRequestsOfPage, pageId);
    const { decision } = projected(requests[fieldOf(requestId)]);
    if (change === 'asked' && decision) throw new NotWorthTelling('withdrawn');
    const { groupId, subjectId } = await notice.page(pageId);
    const path = change === 'asked' ? 'late-corrections' : `journal/${encodeURIComponent(pageId)}`;
    return {
      ...{ kind: 'late-request', what: change, date, subject: await notice.subject(subjectId) },
      group: (await notice.read(classes, groupId)).title,
      by: await notice.nameOf(byPersonId),
      ...(reason ? { reason: await notice.reason(reason) } : {}),
      link: `${notice.options.publicUrl}/${path}`,
    };
  },

  /** Of the pages, the recipient's own. */
  'page-alert': async (notice, { pageIds, personId }) => {
    const pages: { group: string; subject: string }[] = [];
    for (const pageId of pageIds) {
      const { teachers, opened } = await notice.read(pageHead, pageId);
      if (!own(teachers, notice.entry.recipientId)) continue;
      const { title: group } = await notice.read(classes, opened.groupId);
      pages.push({ group, subject: await notice.subject(opened.subjectId) });
    }
    const { publicUrl } = notice.options;
    return { kind: 'page-alert', by: await notice.nameOf(personId), pages, link: `${publicUrl}/` };
  },

  'term-grade': async (notice, { pageId, value: grade, corrected }) => {
    const { subjectId, termId } = await notice.page(pageId);
    const term = projected((await notice.school()).terms[termId]);
    const subject = await notice.subject(subjectId);
    return {
      ...{ kind: 'term-grade', ...(await notice.pupilOn(await notice.today())) },
      ...{ subject, term: term.title, grade, ...(await correctedBy(notice, corrected)) },
    };
  },

  'final-grade': async (notice, { yearId, subjectId, value: grade, corrected }) => {
    const year = projected((await notice.school()).years[yearId]);
    const subject = await notice.subject(subjectId);
    return {
      ...{ kind: 'final-grade', ...(await notice.pupilOn(await notice.today())) },
      ...{ subject, year: year.title, grade, ...(await correctedBy(notice, corrected)) },
    };
  },
};

const correction = async (
  notice: Joining,
  { work, from, to, reason }: Omit<Facts['grade-corrected'], 'pageId' | 'date'>,
) => {
  const now = to === undefined ? {} : { to };
  return { work: work.title, from, ...now, reason: await notice.reason(reason) };
};

const correctedBy = async (notice: Joining, corrected: Facts['term-grade']['corrected']) => {
  if (!corrected) return {};
  return { corrected: { from: corrected.from, reason: await notice.reason(corrected.reason) } };
};

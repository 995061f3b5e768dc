import { positionOf, recorded } from '../../../test/support/recorded.js';
import type { DomainEvent } from '../../eventing/decider.js';
import type { Actor, Recorded, Via } from '../../eventing/envelope.js';
import type { GradeCorrected, PageEvent } from '../../journal/page/page.events.js';
import { FIVE_POINT, oral, pageOpened, RECOUNTED } from '../../journal/page/page.examples.js';
import { lessonIdOf } from '../../journal/page/page-ids.values.js';

// Words for specs: a log in which different people write at different times.

export const deputy: Actor = { accountId: 'a1', personId: 'deputy', role: 'deputyHead' };
export const teacherOf = (page: string): Actor => ({
  accountId: `account-${page}`,
  personId: `teacher-of-${page}`,
  role: 'teacher',
});

/** What somebody wrote at an instant. */
export interface Entry {
  readonly event: DomainEvent;
  readonly at: string;
  readonly actor: Actor;
  readonly via?: Via;
}

export const logOf = (entries: readonly Entry[]): readonly Recorded[] =>
  entries.map(({ event, at, actor, via = 'web' }, index) => {
    const one = recorded(event, index + 1);
    return {
      ...one,
      position: positionOf(index + 1),
      metadata: { ...one.metadata, recordedAt: at, actor, via },
    };
  });

/** A page of the autumn with a teacher of its own. */
export const pageWithTeacher = (pageId: string): readonly PageEvent[] => {
  const { personId } = teacherOf(pageId);
  const [groupId = '', subjectId = '', termId = ''] = pageId.split('.');
  return [
    pageOpened({
      pageId,
      groupId,
      subjectId,
      termId,
      from: '2026-09-01',
      to: '2026-12-27',
      scale: FIVE_POINT,
    }),
    { type: 'TeacherAssigned', data: { pageId, teacherId: personId, from: '2026-09-01' } },
  ];
};

export const correctedOn = (pageId: string, more: Partial<GradeCorrected['data']> = {}): GradeCorrected => {
  const { date = '2026-11-09', pupilId = 'anna' } = more;
  const lessonId = lessonIdOf(pageId, date, 2);
  return {
    type: 'GradeCorrected',
    data: {
      ...{ pageId, lessonId, date, gradeId: `${lessonId}.${pupilId}`, pupilId, work: oral },
      ...{ from: '3', to: '5', reason: RECOUNTED, late: false },
      ...more,
    },
  };
};

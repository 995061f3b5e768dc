import { describe, expect, it } from '@jest/globals';
import { recorded } from '../../test/support/recorded.js';
import type { AccountEvent } from '../access/account.events.js';
import type { AttendanceEvent } from '../attendance/attendance.events.js';
import { invited, questioned, refused } from '../connecting/school-application.examples.js';
import type { SchoolApplicationEvent } from '../connecting/school-application.events.js';
import type { Recorded, Via } from '../eventing/envelope.js';
import type { PageEvent } from '../journal/page/page.events.js';
import type { YearSheetEvent } from '../journal/year-sheet/year-sheet.events.js';
import { ADDRESSED_ROLES } from '../announcements/boards.values.js';
import type {
  AnnouncementChanged,
  AnnouncementEvent,
  AnnouncementPublished,
  AnnouncementWithdrawn,
} from '../announcements/announcement.events.js';
import type { BlogCommentMade } from '../blogs/comments.events.js';
import type { BlogPostPublished } from '../blogs/post.events.js';
import type { ConsultationCalledOff, ConsultationEvent } from '../consultations/consultation.events.js';
import type { Among } from '../messages/among.values.js';
import type { QuestionEvent } from '../help-desk/question.events.js';
import type { Achievement } from '../portfolio/achievement.values.js';
import type { PortfolioEvent } from '../portfolio/portfolio.events.js';
import type { JointGroupEvent } from '../joint-groups/joint-group.events.js';
import type { MessagePosted } from '../messages/thread.events.js';
import type { MeetingEvent } from '../meetings/meeting.events.js';
import type { TestPlanEvent } from '../test-plan/test-plan.events.js';
import type { TimetableEvent } from '../timetable/timetable.events.js';
import type { ActivityAnnounced, ActivityEvent } from '../activities/activity.events.js';
import type { PersonEvent } from '../people/person.events.js';
import type { SuspicionEvent } from '../audit/alerts/suspicion.events.js';
import {
  daysOffAmended,
  daysOffSet,
  daysOffWithdrawn,
  dayShifted,
  dayShiftWithdrawn,
  holidays,
  monday,
} from '../school/school-days.examples.js';
import type { SchoolEvent } from '../school/school.events.js';
import { policies } from './policies.js';
import type { Telling } from './policy.js';

type Told =
  | PageEvent
  | YearSheetEvent
  | AttendanceEvent
  | AccountEvent
  | PersonEvent
  | MeetingEvent
  | ActivityEvent
  | TimetableEvent
  | TestPlanEvent
  | SuspicionEvent
  | SchoolApplicationEvent
  | AnnouncementEvent
  | BlogPostPublished
  | BlogCommentMade
  | MessagePosted
  | JointGroupEvent
  | QuestionEvent
  | PortfolioEvent
  | ConsultationEvent
  | SchoolEvent;

const tell = (event: Told, via: Via = 'web'): readonly Telling[] => {
  const one = recorded(event);
  const seen: Recorded = { ...one, metadata: { ...one.metadata, via } };
  return policies.filter(({ on }) => on.includes(event.type)).flatMap((policy) => policy.tell(seen));
};

const pageId = '7b.maths.q2';
/** The day on which the events of these specs are recorded. */
const date = '2026-11-23';
const lesson = { pageId, lessonId: `${pageId}.20261123-3`, date };
const work = { code: 'test', title: 'Test', abbreviation: 'T', weight: 2 };
const sealed = { sealed: 'page 2 too, sealed', of: 'ivan', in: 'command-1' };
const reason = { code: 'recounted', text: sealed };
const grade = { ...lesson, gradeId: `${lesson.lessonId}.g1`, pupilId: 'ivan', work };
const family = { who: 'family', pupilId: 'ivan' };
const guardians = { who: 'guardians', pupilId: 'ivan' };

describe('the family is told', () => {
  it('of a grade, with its comment still sealed', () => {
    const given = { ...grade, value: '15', late: false };
    expect(tell({ type: 'GradeGiven', data: given })).toEqual([
      { audience: family, news: { kind: 'grade-given', facts: { pageId, date, work, value: '15' } } },
    ]);
    expect(tell({ type: 'GradeGiven', data: { ...given, comment: sealed } })[0]?.news.facts).toEqual({
      ...{ pageId, date, work, value: '15' },
      comment: sealed,
    });
  });

  it('of a corrected grade: what it was, what it is, and why; and so are the teachers, unless it was one of them', () => {
    const data = { ...grade, from: '14', to: '15', reason, late: true };
    const facts = { pageId, date, work, from: '14', to: '15', reason };
    expect(tell({ type: 'GradeCorrected', data })).toEqual([
      { audience: family, news: { kind: 'grade-corrected', facts } },
      {
        audience: { who: 'teachersOfPage', pageId, on: date, without: ['petrova'], pupilId: 'ivan' },
        news: { kind: 'page-corrected', facts: { ...facts, byPersonId: 'petrova' } },
      },
    ]);
  });

  it('of an annulled grade, which is nothing any more', () => {
    const [telling] = tell({ type: 'GradeAnnulled', data: { ...grade, value: '9', reason, late: false } });
    expect(telling?.news).toEqual({
      kind: 'grade-corrected',
      facts: { pageId, date, work, from: '9', reason },
    });
  });

  it('of a late correction that a teacher asks for: the deputy heads, then the teacher; the family hears of the grade', () => {
    const request = { requestId: 'q1', teacherId: 'orlova', gradeId: 'g1', pupilId: 'ivan' };
    const ofRequest = { pageId, lessonId: 'l1', date, ...request };
    const facts = { pageId, date, requestId: 'q1' };
    const asked = { ...ofRequest, work, from: '14', to: '15', reason };
    expect(tell({ type: 'LateCorrectionRequested', data: asked })).toEqual([
      {
        audience: { who: 'leadersOfSchool', schoolId: 'school1', without: 'orlova' },
        news: { kind: 'late-request', facts: { ...facts, change: 'asked', byPersonId: 'orlova' } },
      },
    ]);
    const decided = { ...facts, byPersonId: 'petrova' };
    expect(tell({ type: 'LateCorrectionApproved', data: ofRequest })).toEqual([
      {
        audience: { who: 'teacher', personId: 'orlova' },
        news: { kind: 'late-request', facts: { ...decided, change: 'approved' } },
      },
    ]);
    expect(tell({ type: 'LateCorrectionRefused', data: { ...ofRequest, reason } })).toEqual([
      {
        audience: { who: 'teacher', personId: 'orlova' },
        news: { kind: 'late-request', facts: { ...decided, change: 'refused', reason } },
      },
    ]);
    const by = { asked: { requestId: 'q1', teacherId: 'orlova' } };
    const corrected = { ...grade, from: '14', to: '15', reason, late: true, ...by };
    expect(tell({ type: 'GradeCorrected', data: corrected })[1]?.audience).toMatchObject({
      ...{ who: 'teachersOfPage', without: ['petrova', 'orlova'] },
    });
  });

  it('of term and final grades, given and corrected', () => {
    const kinds = [
      tell({ type: 'TermGradeGiven', data: { pageId, pupilId: 'ivan', value: '5', late: false } }),
      tell({
        type: 'TermGradeCorrected',
        data: { pageId, pupilId: 'ivan', from: '5', to: '4', reason, late: true },
      }),
    ].flat();
    expect(kinds.map(({ news }) => news)).toEqual([
      { kind: 'term-grade', facts: { pageId, value: '5' } },
      { kind: 'term-grade', facts: { pageId, value: '4', corrected: { from: '5', reason } } },
    ]);
    const year = { classId: '7b', yearId: 'y1', subjectId: 'maths', pupilId: 'ivan' };
    const finals = [
      tell({ type: 'FinalGradeGiven', data: { ...year, groupId: '7b', value: '5' } }),
      tell({ type: 'FinalGradeCorrected', data: { ...year, from: '5', to: '4', reason, late: true } }),
    ].flat();
    const ofYear = { yearId: 'y1', subjectId: 'maths' };
    expect(finals).toEqual([
      { audience: family, news: { kind: 'final-grade', facts: { ...ofYear, value: '5' } } },
      {
        audience: family,
        news: { kind: 'final-grade', facts: { ...ofYear, value: '4', corrected: { from: '5', reason } } },
      },
    ]);
  });

  it('of a remark, without the pupil where only guardians may see it', () => {
    const remark = { ...lesson, remarkId: 'r1', pupilId: 'ivan', kind: 'praise' as const, text: sealed };
    const facts = { pageId, date, remarkId: 'r1', kind: 'praise', text: sealed };
    expect(tell({ type: 'RemarkMade', data: { ...remark, visibleTo: 'guardianAndPupil' } })).toEqual([
      { audience: family, news: { kind: 'remark', facts } },
    ]);
    const [only] = tell({ type: 'RemarkMade', data: { ...remark, visibleTo: 'guardian' } });
    expect(only?.audience).toEqual(guardians);
  });
});

describe('guardians are told', () => {
  const absence = { ...lesson, pupilId: 'ivan' };
  const where = { pageId, lessonId: lesson.lessonId };

  it('of an absence without reason, and where that was a mistake', () => {
    expect(tell({ type: 'AbsenceRecorded', data: { ...absence, code: 'absent' } })).toEqual([
      { audience: guardians, news: { kind: 'absence', facts: { date, lesson: where, withdrawn: false } } },
    ]);
    const withdrawn = tell({ type: 'AbsenceWithdrawn', data: { ...absence, code: 'absent', reason } });
    expect(withdrawn.map(({ news }) => news.facts)).toEqual([{ date, lesson: where, withdrawn: true }]);
  });

  it('of none with a reason', () => {
    for (const code of ['excused', 'ill'] as const) {
      expect(tell({ type: 'AbsenceRecorded', data: { ...absence, code } })).toEqual([]);
      expect(tell({ type: 'AbsenceWithdrawn', data: { ...absence, code, reason } })).toEqual([]);
    }
  });

  it('once of an absence for the whole day, and not of what follows from it in each lesson', () => {
    const day = { pupilId: 'ivan', yearId: 'y1', date };
    expect(tell({ type: 'DayAbsenceRecorded', data: { ...day, code: 'absent' } })).toEqual([
      { audience: guardians, news: { kind: 'absence', facts: { date, withdrawn: false } } },
    ]);
    expect(tell({ type: 'DayAbsenceRecorded', data: { ...day, code: 'ill' } })).toEqual([]);
    expect(tell({ type: 'DayAbsenceWithdrawn', data: { ...day, reason: sealed } })).toHaveLength(1);
    expect(tell({ type: 'AbsenceRecorded', data: { ...absence, code: 'absent' } }, 'system')).toEqual([]);
  });

  it('that the pupil came late, and by how much', () => {
    expect(tell({ type: 'AbsenceRecorded', data: { ...absence, code: 'late', minutes: 10 } })).toEqual([
      { audience: guardians, news: { kind: 'late', facts: { pageId, date, minutes: 10 } } },
    ]);
  });

  it('of a meeting, of what changes about it, that it is called off, and of its minutes', () => {
    const meeting = { meetingId: 'm1', schoolId: 'school1', classId: '7b' };
    const appointment = { title: 'Trip', startsAt: '2026-12-01T18:00', place: 'Room 5' };
    const timeZone = 'Europe/Lisbon';
    const minutes = { text: { sealed: 'x', of: 'm1', in: 'c1' }, voteIds: [] };
    const told = [
      tell({ type: 'MeetingCalled', data: { ...meeting, ...appointment, timeZone } }),
      tell({ type: 'MeetingChanged', data: { ...meeting, ...appointment, timeZone, from: appointment } }),
      tell({ type: 'MeetingCalledOff', data: meeting }),
      tell({ type: 'MinutesPublished', data: { ...meeting, version: 1, ...minutes } }),
      tell({ type: 'MinutesCorrected', data: { ...meeting, version: 2, ...minutes, change: minutes.text } }),
    ].flat();
    expect(told).toEqual(
      ['called', 'changed', 'calledOff', 'minutes', 'minutes'].map((change) => ({
        audience: { who: 'guardiansOfClass', classId: '7b', on: date },
        news: { kind: 'meeting', facts: { meetingId: 'm1', classId: '7b', change } },
      })),
    );
  });

  it('of a meeting of the whole school as well', () => {
    const meeting = { meetingId: 'm1', schoolId: 'school1' };
    const agreed = { title: 'Trip', startsAt: '2026-12-01T18:00', place: 'Room 5', timeZone: 'UTC' };
    const minutes = { version: 1, text: { sealed: 'x', of: 'm1', in: 'c1' }, voteIds: [] };
    const told = [
      tell({ type: 'SchoolMeetingCalled', data: { ...meeting, ...agreed } }),
      tell({ type: 'SchoolMeetingChanged', data: { ...meeting, ...agreed, from: agreed } }),
      tell({ type: 'SchoolMeetingCalledOff', data: meeting }),
      tell({ type: 'MinutesPublished', data: { ...meeting, ...minutes } }),
    ].flat();
    expect(told).toEqual(
      ['called', 'changed', 'calledOff', 'minutes'].map((change) => ({
        audience: { who: 'holdersOfRoles', schoolId: 'school1', roles: ['guardian'], on: date },
        news: { kind: 'meeting', facts: { meetingId: 'm1', change } },
      })),
    );
  });
});

describe('everybody on some pages is told', () => {
  const published = (changed: readonly { groupId: string; subjectId: string }[]) =>
    tell({
      type: 'TimetablePublished',
      data: {
        ...{ schoolId: 'school1', termId: 'q2', from: '2026-11-30', to: '2026-12-27' },
        ...{ days: [], pages: [], changed },
      },
    });

  it('of a new timetable, where it is one for them', () => {
    const maths = { groupId: '7b', subjectId: 'maths' };
    expect(published([maths])).toEqual([
      {
        audience: { who: 'everybodyOnPages', pageIds: [pageId], on: '2026-11-30' },
        news: { kind: 'new-timetable', facts: { from: '2026-11-30' } },
      },
    ]);
    expect(published([])).toEqual([]);
  });
});

describe('about a portfolio', () => {
  const of = { pupilId: 'anna', achievementId: 'a1' };
  const sealedText = { sealed: 's', of: 'anna', in: 'c' };
  const achievement: Achievement = {
    ...{ kind: 'sport', level: 'town', date: '2026-11-21', title: sealedText, proofs: [] },
  };
  const told = (who: string, change: string, reason?: object) => [
    {
      audience: { who, pupilId: 'anna' },
      news: {
        kind: 'achievement',
        facts: { achievementId: 'a1', change, ...(reason ? { reason } : {}) },
      },
    },
  ];

  it('the class teacher is told of what is proposed, and the family of what the school does', () => {
    const proposed = { ...of, achievement, proposedBy: 'mother' };
    expect(tell({ type: 'AchievementProposed', data: proposed })).toEqual(
      told('classTeachersOfPupil', 'proposed'),
    );
    const recorded = { ...of, achievement, recordedBy: 'petrova' };
    expect(tell({ type: 'AchievementRecorded', data: recorded })).toEqual(told('family', 'recorded'));
    expect(tell({ type: 'AchievementConfirmed', data: of })).toEqual(told('family', 'confirmed'));
    const refused = { ...of, reason: sealedText };
    expect(tell({ type: 'AchievementRefused', data: refused })).toEqual(
      told('family', 'refused', sealedText),
    );
  });

  it('those who are thanked are told, and of a pupil the guardians too', () => {
    const thanks = { pupilId: 'anna', thanksId: 't1', text: sealedText, thankedBy: 'petrova' };
    for (const [thanked, who] of [
      ['pupil', 'family'],
      ['guardians', 'guardians'],
    ] as const) {
      expect(tell({ type: 'ThanksGiven', data: { ...thanks, thanked } })).toEqual([
        { audience: { who, pupilId: 'anna' }, news: { kind: 'thanks', facts: { thanksId: 't1' } } },
      ]);
    }
  });
});

describe('about a question to the support', () => {
  const of = { questionId: 'q1', schoolId: 'school1', askerId: 'mother', with: 'school' } as const;
  const text = { sealed: 's', of: 'q1', in: 'c' };
  const reopenableUntil = '2026-12-07T08:01:00.000Z';
  const newsOf = (change: string) => ({ kind: 'question', facts: { questionId: 'q1', change } });
  const toSupport = [
    {
      audience: { who: 'administratorsOfSchool', schoolId: 'school1', without: 'petrova' },
      news: newsOf('asked'),
    },
  ];
  const toAsker = (change: string) => [
    { audience: { who: 'person', personId: 'mother' }, news: newsOf(change) },
  ];

  it('the administrators are told of what waits for them', () => {
    const more = { ...of, number: 2, text };
    expect(tell({ type: 'QuestionSupplemented', data: more })).toEqual(toSupport);
    expect(tell({ type: 'QuestionReopened', data: more })).toEqual(toSupport);
    expect(tell({ type: 'QuestionPassedOn', data: { ...of, from: 'operator' } })).toEqual(toSupport);
    expect(tell({ type: 'QuestionPassedOn', data: { ...of, with: 'operator', from: 'school' } })).toEqual([]);
  });

  it('whoever asked is told of what the support did', () => {
    const said = { ...of, number: 2, authorId: 'admin', text };
    expect(tell({ type: 'QuestionAnswered', data: said })).toEqual(toAsker('answered'));
    expect(tell({ type: 'QuestionAskedBack', data: said })).toEqual(toAsker('askedBack'));
    const closed = (by: 'asker' | 'school'): QuestionEvent => ({
      type: 'QuestionClosed',
      data: { ...of, by, reopenableUntil },
    });
    expect(tell(closed('school'))).toEqual(toAsker('closed'));
    expect(tell(closed('asker'))).toEqual([]);
  });
});

describe('whoever else is in a thread is told of a message', () => {
  const posted = (among: Among, authorId: string): MessagePosted => ({
    type: 'MessagePosted',
    data: {
      ...{ threadId: 't1', schoolId: 'school1', among, number: 2, authorId },
      text: { sealed: 's', of: 't1', in: 'c' },
    },
  });
  const newsOf = (authorId: string) => ({
    kind: 'message',
    facts: { threadId: 't1', number: 2, authorId },
  });

  it('the guardian by the teacher, and the teacher by the guardian', () => {
    const two: Among = { kind: 'personal', teacherId: 'petrova', guardianId: 'mother', pupilId: 'ivan' };
    expect(tell(posted(two, 'petrova'))).toEqual([
      { audience: { who: 'guardian', personId: 'mother', pupilId: 'ivan' }, news: newsOf('petrova') },
    ]);
    expect(tell(posted(two, 'mother'))).toEqual([
      { audience: { who: 'teacher', personId: 'petrova' }, news: newsOf('mother') },
    ]);
  });

  it('the one guardian by the other one', () => {
    const two: Among = { kind: 'twoGuardians', classId: '7b', guardianIds: ['mother', 'vera'] };
    for (const [author, other] of [
      ['mother', 'vera'],
      ['vera', 'mother'],
    ] as const) {
      expect(tell(posted(two, author))).toEqual([
        {
          audience: { who: 'guardianInClass', personId: other, classId: '7b', on: date },
          news: newsOf(author),
        },
      ]);
    }
  });

  it('guardians who read along, by the first message alone', () => {
    const among: Among = { kind: 'pupilsAndTeacher', classId: '7b' };
    const partOf = (number: number) => {
      const { type, data } = posted(among, 'petrova');
      const [told] = tell({ type, data: { ...data, number } } satisfies MessagePosted);
      return told?.audience;
    };
    const all = { who: 'partOfClass', classId: '7b', on: date, without: 'petrova' };
    expect(partOf(1)).toEqual({ ...all, part: 'everybody' });
    expect(partOf(2)).toEqual({ ...all, part: 'pupilsAndTeacher' });
  });

  it.each(['class', 'guardians', 'pupils', 'everybody'] as const)(
    'of those of a class (%s) all but its author',
    (kind) => {
      expect(tell(posted({ kind, classId: '7b' }, 'mother'))).toEqual([
        {
          audience: { who: 'partOfClass', classId: '7b', part: kind, on: date, without: 'mother' },
          news: newsOf('mother'),
        },
      ]);
    },
  );
});

describe('those whom an activity is for are told', () => {
  const announced = (audience: ActivityAnnounced['data']['audience']): ActivityAnnounced => ({
    type: 'ActivityAnnounced',
    data: {
      ...{ activityId: 'a1', schoolId: 'school1', personId: 'petrova', audience },
      ...{ title: 'Museum', startsAt: '2026-12-12T10:00', place: 'By the gate', timeZone: 'UTC' },
    },
  });
  const news = { kind: 'new-activity', facts: { activityId: 'a1' } };

  it('in the school, or in the class, without whoever announced it', () => {
    expect(tell(announced({ to: 'school' }))).toEqual([
      {
        audience: {
          ...{ who: 'holdersOfRoles', schoolId: 'school1', roles: ADDRESSED_ROLES },
          ...{ on: date, without: 'petrova' },
        },
        news,
      },
    ]);
    expect(tell(announced({ to: 'class', classId: '7b' }))).toEqual([
      { audience: { who: 'everybodyOfClass', classId: '7b', on: date, without: 'petrova' }, news },
    ]);
  });
});

describe('those whom an announcement is for are told', () => {
  const sealed = { sealed: 's', of: 'n1', in: 'c' };
  const published = (audience: AnnouncementPublished['data']['audience']): AnnouncementPublished => ({
    type: 'AnnouncementPublished',
    data: {
      ...{ announcementId: 'n1', schoolId: 'school1', authorId: 'petrova', audience },
      ...{ title: sealed, text: sealed, from: '2026-12-01', receiptAsked: false },
    },
  });
  const news = { kind: 'announcement', facts: { announcementId: 'n1', from: '2026-12-01' } };
  const without = 'petrova';

  it('everybody of the class or group, but its author', () => {
    const audience = { who: 'everybodyOfClass', classId: '7b', on: date, without };
    expect(tell(published({ to: 'class', classId: '7b' }))).toEqual([{ audience, news }]);
  });

  it('those who hold the roles, or any of them', () => {
    const inSchool = { who: 'holdersOfRoles', schoolId: 'school1', on: date, without };
    expect(tell(published({ to: 'roles', roles: ['teacher'] }))).toEqual([
      { audience: { ...inSchool, roles: ['teacher'] }, news },
    ]);
    expect(tell(published({ to: 'school' }))).toEqual([
      { audience: { ...inSchool, roles: ADDRESSED_ROLES }, news },
    ]);
  });

  describe('where they confirmed it,', () => {
    const audience = { to: 'class', classId: '7b' } as const;
    const ofIt = { announcementId: 'n1', schoolId: 'school1', authorId: 'petrova', audience };
    const confirmed = { who: 'everybodyOfClass', classId: '7b', on: date, without, confirmed: 'n1' };
    const put = (wordsIn: string): AnnouncementChanged => ({
      type: 'AnnouncementChanged',
      data: {
        ...{ ...ofIt, title: sealed, text: { ...sealed, in: wordsIn } },
        ...{ from: '2026-12-01', receiptAsked: false },
      },
    });

    it('of other words, and not of another last day', () => {
      const facts = { announcementId: 'n1', from: '2026-12-01', change: 'changed' };
      expect(tell(put('correlation text'))).toEqual([
        {
          audience: confirmed,
          news: { kind: 'announcement', facts: { ...facts, wording: 'c, correlation text' } },
        },
      ]);
      expect(tell(put('another text'))).toEqual([]);
    });

    it('that it was withdrawn', () => {
      const withdrawn: AnnouncementWithdrawn = {
        type: 'AnnouncementWithdrawn',
        data: { ...ofIt, as: 'author', reason: sealed },
      };
      const facts = { announcementId: 'n1', change: 'withdrawn' };
      expect(tell(withdrawn)).toEqual([{ audience: confirmed, news: { kind: 'announcement', facts } }]);
    });
  });
});

describe('of a blog are told', () => {
  const sealed = { sealed: 's', of: 'b1', in: 'c' };

  it('those whom a post is for, of the post', () => {
    const post: BlogPostPublished = {
      type: 'BlogPostPublished',
      data: {
        ...{
          postId: 'b1',
          schoolId: 'school1',
          authorId: 'petrova',
          audience: { to: 'class', classId: '7b' },
        },
        ...{ title: sealed, text: sealed, from: '2026-12-01', comments: true, version: 1 },
      },
    };
    expect(tell(post)).toEqual([
      {
        audience: { who: 'everybodyOfClass', classId: '7b', on: date, without: 'petrova' },
        news: { kind: 'blog-post', facts: { postId: 'b1', from: '2026-12-01' } },
      },
    ]);
  });

  it('its author, of what others commented', () => {
    const comment = (authorId: string): BlogCommentMade => ({
      type: 'BlogCommentMade',
      data: {
        ...{ postId: 'b1', schoolId: 'school1', number: 2, authorId },
        ...{ postAuthorId: 'petrova', text: sealed },
      },
    });
    expect(tell(comment('mother'))).toEqual([
      {
        audience: { who: 'teacher', personId: 'petrova' },
        news: { kind: 'blog-comment', facts: { postId: 'b1', number: 2 } },
      },
    ]);
    expect(tell(comment('petrova'))).toEqual([]);
  });
});

describe('the families of those who are signed up are told', () => {
  const ofIt = { activityId: 'a1', schoolId: 'school1' };
  const trip = { title: 'Museum', startsAt: '2026-12-12T10:00', place: 'By the gate' };
  const telling = (pupilId: string, change: string) => ({
    audience: { who: 'family', pupilId },
    news: { kind: 'activity', facts: { activityId: 'a1', change } },
  });

  it('that it has changed, or is called off', () => {
    const pupilIds = ['ivan', 'olga'];
    const from = { ...trip, place: 'Hall' };
    expect(tell({ type: 'ActivityChanged', data: { ...ofIt, ...trip, from, pupilIds } })).toEqual(
      pupilIds.map((pupilId) => telling(pupilId, 'changed')),
    );
    expect(tell({ type: 'ActivityCalledOff', data: { ...ofIt, pupilIds } })).toEqual(
      pupilIds.map((pupilId) => telling(pupilId, 'calledOff')),
    );
    expect(tell({ type: 'ActivityCalledOff', data: { ...ofIt, pupilIds: [] } })).toEqual([]);
  });

  it('that whoever organises it signed their child up or out, and not what they did themselves', () => {
    const of = { ...ofIt, pupilId: 'olga' };
    const reason = { sealed: 'Won the place', of: 'olga', in: 'command' };
    const withReason = (change: string) => ({
      audience: { who: 'family', pupilId: 'olga' },
      news: { kind: 'activity', facts: { activityId: 'a1', change, reason } },
    });
    expect(tell({ type: 'PupilSignedUp', data: { ...of, reason } })).toEqual([withReason('signedUp')]);
    expect(tell({ type: 'SignUpCancelled', data: { ...of, reason } })).toEqual([withReason('signedOut')]);
    expect(tell({ type: 'PupilSignedUp', data: of })).toEqual([]);
    expect(tell({ type: 'SignUpCancelled', data: of })).toEqual([]);
  });
});

describe('of a group of several schools', () => {
  const ofHill = { jointGroupId: 'g1', schoolId: 'hill' };
  const ofLake = { jointGroupId: 'g1', schoolId: 'lake' };
  const newsOf = (change: string, { schoolId } = ofLake) => ({
    ...{ kind: 'joint-group', facts: { jointGroupId: 'g1', schoolId, change } },
  });
  const proposer = { who: 'proposerOfJointGroup', jointGroupId: 'g1' };

  it('the deputy heads of each school are told that it waits for them', () => {
    const about = { title: 'Olympiad', purpose: 'We train', proposerId: 'petrova' };
    const schoolIds = ['hill', 'lake'];
    const proposed = tell({ type: 'JointGroupProposed', data: { ...ofHill, ...about, schoolIds } });
    expect(proposed.map(({ audience }) => audience)).toMatchObject([
      { who: 'leadersOfSchool', schoolId: 'hill' },
      { who: 'leadersOfSchool', schoolId: 'lake' },
    ]);
    expect(proposed.map(({ news }) => news)).toEqual([
      newsOf('proposed', ofHill),
      newsOf('proposed', ofHill),
    ]);
  });

  it('whoever proposed it is told what became of it, and its leaders that they lead it', () => {
    const leader = { audience: { who: 'teacher', personId: 'okun' }, news: newsOf('leading') };
    expect(tell({ type: 'JointGroupApproved', data: { ...ofLake, leaderIds: ['okun'] } })).toEqual([
      { audience: proposer, news: newsOf('approved') },
      leader,
    ]);
    expect(tell({ type: 'JointGroupLeadersNamed', data: { ...ofLake, leaderIds: ['okun'] } })).toEqual([
      leader,
    ]);
    expect(tell({ type: 'JointGroupRefused', data: { ...ofLake, reason: 'Later' } })).toEqual([
      { audience: proposer, news: newsOf('refused') },
    ]);
    expect(tell({ type: 'JointGroupLeft', data: { ...ofLake, reason: 'Over' } })).toEqual([
      { audience: proposer, news: newsOf('left') },
    ]);
  });

  it('guardians are told that they are asked, and the pupil once they agreed', () => {
    const data = { ...ofLake, pupilId: 'ivan' };
    expect(tell({ type: 'JointGroupPupilAsked', data })).toEqual([
      { audience: guardians, news: newsOf('asked') },
    ]);
    expect(tell({ type: 'JointGroupPupilJoined', data })).toEqual([
      { audience: { who: 'person', personId: 'ivan', pupilId: 'ivan' }, news: newsOf('joined') },
    ]);
  });

  it('of a pupil who is in it no more the family and its leaders in the own school are told', () => {
    const ofIt = { jointGroupId: 'g1', schoolId: 'lake', aboutPupilId: 'ivan' };
    const left = tell({ type: 'JointGroupPupilLeft', data: { ...ofLake, pupilId: 'ivan', by: 'guardian' } });
    expect(left).toMatchObject([
      { audience: { who: 'family', pupilId: 'ivan' }, news: newsOf('departed') },
      { audience: { who: 'leadersOfJointGroup', ...ofIt }, news: newsOf('departed') },
    ]);
  });

  it('its members and the guardians are told that it is closed', () => {
    expect(tell({ type: 'JointGroupClosed', data: ofHill })).toMatchObject([
      {
        audience: { who: 'familiesOfJointGroup', jointGroupId: 'g1' },
        news: newsOf('closed', ofHill),
      },
    ]);
  });

  it('its leaders and pupils are told of a message in it', () => {
    const among = { kind: 'jointGroup', jointGroupId: 'g1' } as const;
    const posted: MessagePosted = {
      type: 'MessagePosted',
      data: { threadId: 't1', schoolId: 'hill', among, number: 1, authorId: 'okun', text: sealed },
    };
    expect(tell(posted)[0]?.audience).toEqual({
      ...{ who: 'membersOfJointGroup', jointGroupId: 'g1', without: 'okun' },
    });
  });
});

describe('of a message among the pupils of a school', () => {
  it('the other pupils are told', () => {
    const among = { kind: 'schoolPupils', schoolId: 'hill' } as const;
    const posted: MessagePosted = {
      type: 'MessagePosted',
      data: {
        ...{ threadId: 't1', schoolId: 'hill', among, number: 1, authorId: 'ivan' },
        text: { sealed: 's', of: 't1', in: 'c' },
      },
    };
    expect(tell(posted)[0]?.audience).toEqual({
      ...{ who: 'holdersOfRoles', schoolId: 'hill', roles: ['pupil'], on: date, without: 'ivan' },
    });
  });
});

describe('both are told of a consultation', () => {
  const ofIt = { consultationId: 'k1', schoolId: 'school1', teacherId: 'petrova' };
  const booking = { slot: '2026-12-03T18:10', pupilId: 'anna', guardianId: 'mother' };
  const telling = (personId: string, change: string) => ({
    audience: { who: 'person', personId, pupilId: 'anna' },
    news: { kind: 'consultation', facts: { consultationId: 'k1', slot: booking.slot, change } },
  });

  it('that a time is booked, or given back', () => {
    for (const [type, change] of [
      ['SlotBooked', 'booked'],
      ['BookingCancelled', 'cancelled'],
    ] as const) {
      expect(tell({ type, data: { ...ofIt, ...booking } })).toEqual([
        telling('mother', change),
        telling('petrova', change),
      ]);
    }
  });

  it('once, where the teacher is the guardian', () => {
    const own = { ...ofIt, ...booking, guardianId: 'petrova' };
    expect(tell({ type: 'SlotBooked', data: own })).toEqual([telling('petrova', 'booked')]);
  });

  it('that it is called off, for each time that was booked', () => {
    const reason = { sealed: 's', of: 'petrova', in: 'c' };
    const off = (bookings: readonly (typeof booking)[]): ConsultationCalledOff => ({
      type: 'ConsultationCalledOff',
      data: { ...ofIt, bookings, reason },
    });
    expect(tell(off([booking]))).toEqual([telling('mother', 'calledOff'), telling('petrova', 'calledOff')]);
    expect(tell(off([]))).toEqual([]);
  });
});

describe('the families of those who stand on a page on the day of a test are told', () => {
  const place = { lessonId: `${pageId}.20261201-3`, date: '2026-12-01', number: 3 };
  const planned = { pageId, testId: 't1', ...place, title: 'Fractions' };
  const { number: _, ...facts } = planned;
  const telling = (more: object) => [
    {
      audience: { who: 'familiesOfPage', pageId, on: place.date },
      news: { kind: 'test', facts: { ...facts, ...more } },
    },
  ];

  it('that it is planned', () => {
    expect(tell({ type: 'TestPlanned', data: planned })).toEqual(telling({ change: 'planned' }));
  });

  it('that it was moved, and from which day', () => {
    const from = { ...place, lessonId: `${pageId}.20261130-3`, date: '2026-11-30' };
    expect(tell({ type: 'TestMoved', data: { ...planned, from } })).toEqual(
      telling({ change: 'moved', movedFrom: '2026-11-30' }),
    );
  });

  it('that it will not be written, and why', () => {
    const change = 'withdrawn';
    expect(tell({ type: 'TestWithdrawn', data: planned })).toEqual(telling({ change }));
    expect(tell({ type: 'TestWithdrawn', data: { ...planned, reason: 'Ill' } })).toEqual(
      telling({ change, reason: 'Ill' }),
    );
  });
});

describe('the families of a page are told', () => {
  const homework = { ...lesson, homeworkId: 'h1' };
  const task = { text: 'Exercise 5', dueOn: '2026-11-25' };
  const facts = { pageId, lessonId: lesson.lessonId, homeworkId: 'h1', dueOn: task.dueOn };

  it('of homework, as it is now, for those whom it is for', () => {
    expect(tell({ type: 'HomeworkSet', data: { ...homework, ...task } })).toEqual([
      {
        audience: { who: 'familiesOfPage', pageId, on: task.dueOn },
        news: { kind: 'homework', facts },
      },
    ]);
    const to = { ...task, dueOn: '2026-11-26', pupilIds: ['ivan'] };
    expect(tell({ type: 'HomeworkAmended', data: { ...homework, from: task, to } })).toEqual([
      {
        audience: { who: 'familiesOfPage', pageId, on: to.dueOn, pupilIds: ['ivan'] },
        news: { kind: 'homework', facts: { ...facts, dueOn: to.dueOn } },
      },
    ]);
  });

  it('of a lesson that is cancelled, takes place after all, is given by somebody else, or is put beside the timetable, and so are its teachers', () => {
    const planned = { ...lesson, number: 3, topic: 'Powers' };
    const told = [
      tell({ type: 'LessonCancelled', data: { ...lesson, number: 3, reason: 'Heating' } }),
      tell({ type: 'LessonReinstated', data: lesson }),
      tell({ type: 'SubstituteAssigned', data: { ...lesson, number: 3, teacherId: 'orlov' } }),
      tell({ type: 'SubstituteReleased', data: { ...lesson, teacherId: 'orlov' } }),
      tell({ type: 'LessonPlanned', data: { ...planned, besideTimetable: true } }),
    ].flat();
    const teachers = { who: 'teachersOfLesson', ...lesson, on: date, without: 'petrova' };
    const { date: _day, ...teachersOfLesson } = teachers;
    expect(told).toEqual(
      [
        { change: 'cancelled', reason: 'Heating' },
        { change: 'reinstated' },
        { change: 'substituted', teacherId: 'orlov' },
        { change: 'released', teacherId: 'orlov' },
        { change: 'planned' },
      ].flatMap((change) => {
        const facts = { ...lesson, ...change };
        const and = 'teacherId' in change ? { and: 'orlov' } : {};
        return [
          {
            audience: { who: 'familiesOfPage', pageId, on: date },
            news: { kind: 'timetable', facts },
            lastDay: date,
          },
          { audience: { ...teachersOfLesson, ...and }, news: { kind: 'own-lesson', facts }, lastDay: date },
        ];
      }),
    );
    expect(tell({ type: 'LessonPlanned', data: planned })).toEqual([]);
  });
});

describe('families and staff of the school are told', () => {
  const days = (event: SchoolEvent) => {
    const [one, another] = tell(event);
    expect(another).toBeUndefined();
    expect(one?.audience).toMatchObject({ who: 'holdersOfRoles', schoolId: 'school1', without: 'petrova' });
    return [one?.news.facts, one?.lastDay];
  };

  it('once of days off, up to their end', () => {
    const from = holidays.from;
    const { to, title } = holidays;
    expect(days(daysOffSet())).toEqual([{ from, days: { what: 'off', until: to, title } }, to]);
    expect(days(daysOffAmended({ title: 'Holidays' }))).toEqual([
      { from, days: { what: 'off', until: to, title: 'Holidays' } },
      to,
    ]);
    expect(days(daysOffWithdrawn())).toEqual([{ from, days: { what: 'notOff', until: to, title } }, to]);
  });

  it('of a day that goes by another plan', () => {
    const { date: from } = monday;
    expect(days(dayShifted())).toEqual([
      { from, days: { what: 'shifted', weekday: 1, otherBells: false } },
      from,
    ]);
    expect(days(dayShifted({ week: 'B', bells: [] }))).toEqual([
      { from, days: { what: 'shifted', weekday: 1, week: 'B', otherBells: true } },
      from,
    ]);
    expect(days(dayShiftWithdrawn())).toEqual([{ from, days: { what: 'notShifted' } }, from]);
  });
});

describe('whoever signs in is told', () => {
  const account = { accountId: 'account-1' };

  it('of a new account, by what it is for', () => {
    const roles = [
      { role: 'teacher' as const, schoolId: 'school1' },
      { role: 'teacher' as const, schoolId: 'school2' },
    ];
    expect(tell({ type: 'AccountIssued', data: { ...account, personId: 'petrova', roles } })).toEqual([
      {
        audience: { who: 'person', personId: 'petrova' },
        news: { kind: 'account-issued', facts: { roles: ['teacher'] } },
      },
    ]);
  });

  it('of codes, which travel sealed', () => {
    const code = { code: sealed, digest: 'digest', until: '2026-11-23T08:11:00.000Z' };
    const [recovery] = tell({ type: 'RecoveryCodeIssued', data: { ...account, personId: 'anna', ...code } });
    expect(recovery).toEqual({
      audience: { who: 'person', personId: 'anna' },
      news: { kind: 'recovery-code', facts: { code: sealed, until: code.until } },
    });
    const contact = { personId: 'anna', channel: 'sms' as const, contact: 'c' };
    const [proof] = tell({
      type: 'ContactCodeIssued',
      data: { ...contact, ...code, at: '2026-11-23T08:01:00.000Z' },
    });
    expect(proof).toEqual({
      audience: { who: 'person', personId: 'anna' },
      news: {
        kind: 'contact-code',
        facts: { channel: 'sms', contact: 'c', code: sealed, until: code.until },
      },
    });
  });

  it('of what became of the application for a school, and how to sign in there', () => {
    const audience = { who: 'person', personId: 'head' };
    const news = [questioned, refused, invited].flatMap((event) => tell(event));
    const { signInName, code, until } = invited.data;
    expect(news).toEqual([
      {
        audience,
        news: { kind: 'school-application', facts: { what: 'questioned', text: questioned.data.question } },
      },
      {
        audience,
        news: { kind: 'school-application', facts: { what: 'refused', text: refused.data.reason } },
      },
      { audience, news: { kind: 'school-invitation', facts: { signInName, code, until } } },
    ]);
  });

  it('of whatever changes about the access', () => {
    const told = [
      tell({ type: 'PasswordChanged', data: account }),
      tell({ type: 'RolesChanged', data: { ...account, roles: [] } }),
      tell({ type: 'AccessEnded', data: account }),
      tell({
        type: 'SignedInFromNewDevice',
        data: { ...account, cameWith: { browser: 'Firefox', system: 'Linux' } },
      }),
      tell({ type: 'SecondFactorAdded', data: { ...account, factorId: 'f1', kind: 'totp' } }),
      tell({ type: 'SecondFactorRemoved', data: { ...account, factorId: 'f1' } }),
    ].flat();
    expect(told.map(({ news }) => news.facts)).toEqual([
      { what: 'password-changed' },
      { what: 'roles-changed' },
      { what: 'access-ended' },
      { what: 'new-device' },
      { what: 'second-factor-added' },
      { what: 'second-factor-removed' },
    ]);
    for (const { audience } of told) expect(audience).toEqual({ who: 'holderOfAccount', ...account });
  });

  it('of an office that takes two: administrators and holder when it is proposed, then whoever proposed it', () => {
    const office = { role: 'admin', schoolId: 'school1' } as const;
    const proposal = { proposalId: 'p1', proposedBy: 'ivanov' };
    const whatTo = (event: Parameters<typeof tell>[0]) =>
      tell(event).map(({ audience, news }) => [news.facts, audience]);
    const proposed = { ...account, ...proposal, office, personId: 'petrova', until: '' };
    expect(whatTo({ type: 'OfficeProposed', data: proposed })).toEqual([
      [
        { what: 'office-proposed' },
        { who: 'administratorsOfSchool', schoolId: 'school1', without: 'ivanov' },
      ],
      [{ what: 'office-proposed' }, { who: 'holderOfAccount', ...account }],
    ]);
    expect(whatTo({ type: 'OfficeProposalRefused', data: { ...account, ...proposal, office } })).toEqual([
      [{ what: 'office-refused' }, { who: 'person', personId: 'ivanov' }],
      [{ what: 'office-refused' }, { who: 'holderOfAccount', ...account }],
    ]);
    expect(whatTo({ type: 'OfficeGiven', data: { ...account, office, proposal } })).toEqual([
      [{ what: 'office-agreed-to' }, { who: 'person', personId: 'ivanov' }],
    ]);
    expect(whatTo({ type: 'OfficeGiven', data: { ...account, office } })).toEqual([]);
  });

  it('of a contact that a code has proved, and not where the school vouches for it', () => {
    const contact = { personId: 'anna', channel: 'sms' as const, contact: 'c' };
    expect(tell({ type: 'ContactVerified', data: { ...contact, by: 'code' } })).toEqual([
      {
        audience: { who: 'person', personId: 'anna' },
        news: { kind: 'security-alert', facts: { what: 'contact-changed' } },
      },
    ]);
    expect(tell({ type: 'ContactVerified', data: { ...contact, by: 'school' } })).toEqual([]);
  });
});

describe('of an alert are told', () => {
  const ofAlert = { alertId: 'a1.school1.1', schoolId: 'school1', accountId: 'a1', personId: 'deputy' };
  const finding = { rule: 'changes-in-pages-of-others', eventIds: ['e1'] } as const;
  const leaders = {
    audience: { who: 'leadersOfSchool', schoolId: 'school1', without: 'deputy' },
    news: {
      kind: 'corrections-alert',
      facts: { alertId: 'a1.school1.1', personId: 'deputy', rules: ['changes-in-pages-of-others'] },
    },
  };
  const teachersOf = (...pageIds: readonly string[]) => ({
    audience: { who: 'teachersOfPages', pageIds, on: date, without: 'deputy' },
    news: { kind: 'page-alert', facts: { personId: 'deputy', pageIds } },
  });
  const widened = (findings: readonly (typeof finding)[], pageIds: readonly string[]) =>
    tell({ type: 'SuspicionWidened', data: { ...ofAlert, findings, pageIds } }, 'system');

  it('whoever leads the school and the teachers of its pages, but not whose account it is', () => {
    const data = { ...ofAlert, since: 'then', findings: [finding], pageIds: ['p1', 'p2'] };
    expect(tell({ type: 'SuspicionRaised', data }, 'system')).toEqual([leaders, teachersOf('p1', 'p2')]);
  });

  it('the teachers of each further page, and the leaders by each further rule', () => {
    expect(widened([], ['p3'])).toEqual([teachersOf('p3')]);
    expect(widened([finding], [])).toEqual([leaders]);
  });

  it('none, when it is reviewed', () => {
    const data = { ...ofAlert, conclusion: 'misuse', until: 'then' } as const;
    expect(tell({ type: 'SuspicionReviewed', data })).toEqual([]);
  });
});

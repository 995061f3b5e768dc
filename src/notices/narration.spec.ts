import { describe, expect, it } from '@jest/globals';
import { readsOf } from '../../test/support/folded-reads.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { Reads } from '../eventing/fresh-reader.js';
import {
  absenceRecorded,
  absenceWithdrawn,
  HOMEWORK,
  homeworkAmended,
  homeworkSet,
  homeworkWithdrawn,
  lateCorrectionRefused,
  lateCorrectionRequested,
  LESSON,
  MONDAY,
  oral as work,
  PAGE,
  pageOpened,
  REMARK,
  REQUEST,
  remarkMade,
  remarkWithdrawn,
  RECOUNTED as reason,
  sealed,
  TASK,
  TUESDAY,
} from '../journal/page/page.examples.js';
import { lessonIdOf } from '../journal/page/page-ids.values.js';
import { Directory } from '../people/directory.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Appointment } from '../meetings/meeting.events.js';
import { aVault, behind, noticeOf, personRegistered, theFamily, theSchool } from './family.examples.js';
import type { LedgerEntry } from './ledger.js';
import { Narration } from './narration.js';
import type { News } from './notice.js';

const URL = 'https://journal.example';
const NOW = '2026-11-23T09:00:00.000Z';
const inLesson = { pageId: PAGE, date: MONDAY };
const thisWeek = `${URL}/diary/anna/2026-W48`;
const ofAnna = { pupil: 'Anna Lee', givenName: 'Anna', link: thisWeek };
const ofLesson = { ...ofAnna, subject: 'Mathematics', date: MONDAY };
const code = sealed('408216');
const known = [...theSchool, ...theFamily];
const orlova = personRegistered('orlova', { givenName: 'Olga', familyName: 'Orlova' });

const told = (
  news: News,
  more: readonly DomainEvent[] = [],
  {
    reads = readsOf([...known, ...more]),
    vault = aVault(),
    ...entry
  }: { readonly reads?: Reads; readonly vault?: ReturnType<typeof aVault> } & Partial<
    Pick<LedgerEntry, 'at' | 'recipientId'>
  > = {},
) => {
  const directory = new Directory(reads, vault);
  const narration = new Narration({ reader: reads, directory, vault, publicUrl: URL, now: () => NOW });
  return narration.of(noticeOf(news, entry));
};

const ofRemark = (text: Sealed): News => ({
  kind: 'remark',
  facts: { ...inLesson, remarkId: REMARK, kind: 'praise', text },
});

describe('a notice tells', () => {
  it('of a grade, with its comment opened', async () => {
    const facts = { ...inLesson, work, value: '5' };
    const said = { kind: 'grade-given', ...ofLesson, work: 'Oral answer', grade: '5' };
    expect(await told({ kind: 'grade-given', facts })).toEqual(said);
    expect(await told({ kind: 'grade-given', facts: { ...facts, comment: sealed('Well done') } })).toEqual({
      ...said,
      comment: 'Well done',
    });
  });

  it('of an alert about pages: which of one’s own, and by whom', async () => {
    const theirs = [
      { type: 'PageOpened', data: { ...pageOpened().data, pageId: '8a.math.q2' } },
      { type: 'TeacherAssigned', data: { pageId: '8a.math.q2', teacherId: 'orlova', from: MONDAY } },
      orlova,
    ];
    const facts = { pageIds: [PAGE, '8a.math.q2'], personId: 'orlova' };
    expect(await told({ kind: 'page-alert', facts }, theirs, { recipientId: 'petrova' })).toEqual({
      ...{ kind: 'page-alert', by: 'Olga Orlova', link: `${URL}/` },
      pages: [{ group: '7B', subject: 'Mathematics' }],
    });
  });

  it('of an alert: by which rules, when, by whom, and where it is to be looked at', async () => {
    const facts = {
      alertId: 'a1.school1.1',
      personId: 'orlova',
      rules: ['changes-in-pages-of-others'] as const,
    };
    expect(await told({ kind: 'corrections-alert', facts }, [orlova], { at: NOW })).toEqual({
      ...{ kind: 'corrections-alert', by: 'Olga Orlova', rules: facts.rules },
      at: { date: MONDAY, time: '09:00' },
      link: `${URL}/audit/alerts/a1.school1.1`,
    });
  });

  it('of a corrected grade: what it was, what it is, and why, by the school’s title of the reason', async () => {
    const facts = { ...inLesson, work, from: '4', to: '5', reason };
    const said = { kind: 'grade-corrected', ...ofLesson, work: 'Oral answer', from: '4', to: '5' };
    expect(await told({ kind: 'grade-corrected', facts })).toEqual({ ...said, reason: 'Recounted' });
    const listed = { ...facts, reason: { code: 'wrongEntry', text: sealed('Another Anna') } };
    expect(await told({ kind: 'grade-corrected', facts: listed })).toEqual({
      ...said,
      reason: 'Wrong entry: Another Anna',
    });
  });

  it('of an annulled grade, which is nothing any more', async () => {
    expect(await told({ kind: 'grade-corrected', facts: { ...inLesson, work, from: '4', reason } })).toEqual({
      kind: 'grade-corrected',
      ...ofLesson,
      work: 'Oral answer',
      from: '4',
      reason: 'Recounted',
    });
  });

  it('a teacher who corrected a grade of the page, and where it is', async () => {
    const facts = { ...inLesson, work, from: '4', to: '5', reason, byPersonId: 'orlova' };
    const said = {
      ...{
        kind: 'page-corrected',
        ...ofLesson,
        work: 'Oral answer',
        from: '4',
        to: '5',
        reason: 'Recounted',
      },
      ...{ group: '7B', link: `${URL}/journal/${PAGE}` },
    };
    expect(await told({ kind: 'page-corrected', facts }, [orlova])).toEqual({ ...said, by: 'Olga Orlova' });
    expect(await told({ kind: 'page-corrected', facts })).toEqual({ ...said, by: '—' });
  });

  it('of a late correction that is asked for while it waits, and of what was decided', async () => {
    const asked = lateCorrectionRequested();
    const refused = lateCorrectionRefused();
    const facts = { pageId: PAGE, date: MONDAY, requestId: REQUEST, byPersonId: 'orlova' };
    const said = { kind: 'late-request', group: '7B', subject: 'Mathematics', date: MONDAY };
    const request: News = { kind: 'late-request', facts: { ...facts, change: 'asked' } };
    expect(await told(request, [orlova, asked])).toEqual({
      ...{ ...said, what: 'asked', by: 'Olga Orlova', link: `${URL}/late-corrections` },
    });
    expect(await told(request, [orlova, asked, refused])).toBe('withdrawn');
    const decided: News = { kind: 'late-request', facts: { ...facts, change: 'refused', reason } };
    expect(await told(decided, [orlova, asked, refused])).toEqual({
      ...{ ...said, what: 'refused', by: 'Olga Orlova', reason: 'Recounted' },
      link: `${URL}/journal/${PAGE}`,
    });
  });

  it('of an absence from a lesson, or for the whole day', async () => {
    const lesson = { pageId: PAGE, lessonId: LESSON };
    const absence = (withdrawn: boolean): News => ({
      kind: 'absence',
      facts: { date: MONDAY, lesson, withdrawn },
    });
    const said = { kind: 'absence', ...ofAnna, date: MONDAY, withdrawn: false };
    const inMathematics = { subject: 'Mathematics', number: 2 };
    expect(await told(absence(false), [absenceRecorded('anna')])).toEqual({ ...said, lesson: inMathematics });
    const allDay: News = { kind: 'absence', facts: { date: MONDAY, withdrawn: false } };
    const recorded = {
      type: 'DayAbsenceRecorded',
      data: { pupilId: 'anna', yearId: 'y1', date: MONDAY, code: 'absent' },
    };
    expect(await told(allDay, [recorded])).toEqual(said);
  });

  it('of an absence that was none, but not of one that became none before it was told', async () => {
    const lesson = { pageId: PAGE, lessonId: LESSON };
    const none = [absenceRecorded('anna'), absenceWithdrawn('absent')];
    const absence = (withdrawn: boolean) =>
      told({ kind: 'absence', facts: { date: MONDAY, lesson, withdrawn } }, none);
    expect(await absence(true)).toEqual({
      ...{ kind: 'absence', ...ofAnna, date: MONDAY, withdrawn: true },
      lesson: { subject: 'Mathematics', number: 2 },
    });
    expect(await absence(false)).toBe('withdrawn');
  });

  it('that the pupil was late, and by how much', async () => {
    expect(await told({ kind: 'late', facts: inLesson })).toEqual({ kind: 'late', ...ofLesson });
    expect(await told({ kind: 'late', facts: { ...inLesson, minutes: 10 } })).toEqual({
      ...{ kind: 'late', ...ofLesson },
      minutes: 10,
    });
  });

  it('what a remark says', async () => {
    expect(await told(ofRemark(sealed('Helped others')), [remarkMade()])).toEqual({
      ...{ kind: 'remark', ...ofLesson },
      ...{ remark: 'praise', text: 'Helped others' },
    });
  });

  it('of a term’s grade and a year’s, given or corrected', async () => {
    const corrected = { from: '4', reason };
    const said = { subject: 'Mathematics', grade: '5' };
    const because = { from: '4', reason: 'Recounted' };
    const ofTerm = { kind: 'term-grade', ...ofAnna, ...said, term: 'Second quarter' };
    const onPage = { pageId: PAGE, value: '5' };
    expect(await told({ kind: 'term-grade', facts: onPage })).toEqual(ofTerm);
    expect(await told({ kind: 'term-grade', facts: { ...onPage, corrected } })).toEqual({
      ...ofTerm,
      corrected: because,
    });
    const ofYear = { kind: 'final-grade', ...ofAnna, ...said, year: '2026/27' };
    const inSubject = { yearId: 'y1', subjectId: 'math', value: '5' };
    expect(await told({ kind: 'final-grade', facts: inSubject })).toEqual(ofYear);
    expect(await told({ kind: 'final-grade', facts: { ...inSubject, corrected } })).toEqual({
      ...ofYear,
      corrected: because,
    });
  });

  it('of the week in which a term’s grade was given by the school’s clocks', async () => {
    const given = { kind: 'term-grade', facts: { pageId: PAGE, value: '5' } } as const;
    const link = (week: string) => ({ link: `${URL}/diary/anna/${week}` });
    expect(await told(given, [], { at: '2026-07-05T22:59:00.000Z' })).toMatchObject(link('2026-W27'));
    expect(await told(given, [], { at: '2026-07-05T23:00:00.000Z' })).toMatchObject(link('2026-W28'));
  });

  it('of a lesson that is cancelled, takes place after all, or is given by somebody else', async () => {
    const sidorov = personRegistered('sidorov', { givenName: 'Semyon', familyName: 'Sidorov' });
    const facts = { ...inLesson, lessonId: LESSON };
    const said = { kind: 'timetable', ...ofLesson, number: 2 };
    const timetable = (change: Extract<News, { kind: 'timetable' }>['facts']) =>
      told({ kind: 'timetable', facts: change }, [sidorov]);
    expect(await timetable({ ...facts, change: 'cancelled' })).toEqual({
      ...said,
      change: { what: 'cancelled' },
    });
    expect(await timetable({ ...facts, change: 'cancelled', reason: 'No heating' })).toEqual({
      ...said,
      change: { what: 'cancelled', reason: 'No heating' },
    });
    expect(await timetable({ ...facts, change: 'reinstated' })).toEqual({
      ...said,
      change: { what: 'reinstated' },
    });
    expect(await timetable({ ...facts, change: 'substituted', teacherId: 'sidorov' })).toEqual({
      ...said,
      change: { what: 'substituted', teacher: 'Semyon Sidorov' },
    });
    expect(await timetable({ ...facts, change: 'released', teacherId: 'sidorov' })).toEqual({
      ...said,
      change: { what: 'released', teacher: 'Semyon Sidorov' },
    });
    expect(await timetable({ ...facts, change: 'planned' })).toEqual({
      ...said,
      change: { what: 'planned' },
    });
  });

  it('of a new account, what it is for and where to sign in', async () => {
    expect(await told({ kind: 'account-issued', facts: { roles: ['guardian'] } })).toEqual({
      ...{ kind: 'account-issued', school: 'Hill School', roles: ['guardian'] },
      link: `${URL}/sign-in`,
    });
  });

  it('of an application for a school, what the authority wrote', async () => {
    const text = sealed('Which building?');
    expect(await told({ kind: 'school-application', facts: { what: 'questioned', text } })).toEqual({
      ...{ kind: 'school-application', what: 'questioned', text: 'Which building?' },
    });
  });

  it('of a school that is connected, how to sign in while the code can be used', async () => {
    const facts = { signInName: sealed('badokeru482'), code, until: '2026-11-23T09:00:00.001Z' };
    expect(await told({ kind: 'school-invitation', facts })).toEqual({
      ...{ kind: 'school-invitation', school: 'Hill School', signInName: 'badokeru482', code: '408216' },
      ...{ until: { date: MONDAY, time: '09:00' }, link: `${URL}/activation` },
    });
    expect(await told({ kind: 'school-invitation', facts: { ...facts, until: NOW } })).toBe('expired');
  });

  it('what changed about the access, and when', async () => {
    expect(
      await told({ kind: 'security-alert', facts: { what: 'password-changed' } }, [], {
        at: '2026-06-30T23:30:00.000Z',
      }),
    ).toEqual({
      ...{ kind: 'security-alert', what: 'password-changed' },
      ...{ at: { date: '2026-07-01', time: '00:30' }, link: `${URL}/` },
    });
  });

  it('a code while it can be used', async () => {
    const lasting = { code, until: '2026-11-23T09:00:00.001Z' };
    const said = { code: '408216', until: { date: MONDAY, time: '09:00' } };
    expect(await told({ kind: 'recovery-code', facts: lasting })).toEqual({ kind: 'recovery-code', ...said });
    expect(await told({ kind: 'contact-code', facts: { channel: 'sms', contact: 'c', ...lasting } })).toEqual(
      {
        ...{ kind: 'contact-code', channel: 'sms' },
        ...said,
      },
    );
    const over = { code, until: NOW };
    expect(await told({ kind: 'recovery-code', facts: over })).toBe('expired');
    expect(await told({ kind: 'contact-code', facts: { channel: 'sms', contact: 'c', ...over } })).toBe(
      'expired',
    );
  });
});

describe('a notice of homework', () => {
  const inPage = { pageId: PAGE, lessonId: LESSON, homeworkId: HOMEWORK };
  const homework = (dueOn = TUESDAY): News => ({ kind: 'homework', facts: { ...inPage, dueOn } });
  const said = {
    ...{ kind: 'homework', ...ofAnna, subject: 'Mathematics' },
    ...{ dueOn: TUESDAY, text: 'No. 12', files: 0 },
  };
  const nextWeek = '2026-12-01';

  it('tells what is to be done, and when', async () => {
    expect(await told(homework(), [homeworkSet()])).toEqual(said);
    const file = { fileId: 'f', name: 'map.pdf', mediaType: 'application/pdf', size: 1 };
    expect(await told(homework(), [homeworkSet({ minutes: 20, files: [file] })])).toEqual({
      ...said,
      minutes: 20,
      files: 1,
    });
  });

  it('links to the week in which it is due, and not the one in which it was set', async () => {
    expect(await told(homework(nextWeek), [homeworkSet({ dueOn: nextWeek })])).toEqual({
      ...said,
      dueOn: nextWeek,
      link: `${URL}/diary/anna/2026-W49`,
    });
  });

  it('tells it as it is now', async () => {
    const amended = [homeworkSet(), homeworkAmended({ ...TASK, text: 'No. 13' })];
    expect(await told(homework(), amended)).toEqual({ ...said, text: 'No. 13' });
  });

  it('is not sent where the homework was withdrawn', async () => {
    expect(await told(homework(), [homeworkSet(), homeworkWithdrawn()])).toBe('withdrawn');
  });

  it('is not sent for a day from which it was put off, but for the other one', async () => {
    const putOff = [homeworkSet(), homeworkAmended({ ...TASK, dueOn: nextWeek })];
    expect(await told(homework(), putOff)).toBe('withdrawn');
    expect(await told(homework(nextWeek), putOff)).toMatchObject({ dueOn: nextWeek });
  });

  it('is sent to those only whom it is for now', async () => {
    const forSome = (...pupilIds: string[]) => homeworkAmended({ ...TASK, pupilIds });
    expect(await told(homework(), [homeworkSet(), forSome('boris')])).toBe('withdrawn');
    expect(await told(homework(), [homeworkSet(), forSome('boris', 'anna')])).toEqual(said);
  });
});

describe('a notice of a test', () => {
  const place = (date: string, number: number) => ({
    lessonId: lessonIdOf(PAGE, date, number),
    date,
    number,
  });
  const tuesday = place(TUESDAY, 1);
  const ofIt = { pageId: PAGE, testId: `${LESSON}.t1`, title: 'Fractions' };
  const planned = { type: 'TestPlanned', data: { ...ofIt, ...place(MONDAY, 2) } };
  const moved = { type: 'TestMoved', data: { ...ofIt, ...tuesday, from: place(MONDAY, 2) } };
  const withdrawn = { type: 'TestWithdrawn', data: { ...ofIt, ...tuesday, reason: 'Ill' } };
  const news = (change: 'planned' | 'moved' | 'withdrawn', date: string, number: number, more = {}): News => {
    const { lessonId } = place(date, number);
    return { kind: 'test', facts: { ...ofIt, lessonId, date, change, ...more } };
  };
  const said = { ...ofAnna, kind: 'test', title: 'Fractions', subject: 'Mathematics' };

  it('tells what is tested and when, while it is planned for that lesson', async () => {
    const first = news('planned', MONDAY, 2);
    expect(await told(first, [planned])).toEqual({ ...said, what: 'planned', date: MONDAY, number: 2 });
    expect(await told(first, [planned, moved])).toBe('withdrawn');
  });

  it('tells from which day it was moved', async () => {
    const second = news('moved', TUESDAY, 1, { movedFrom: MONDAY });
    expect(await told(second, [planned, moved])).toEqual({
      ...{ ...said, what: 'moved', date: TUESDAY, number: 1, movedFrom: MONDAY },
    });
    expect(await told(second, [planned, moved, withdrawn])).toBe('withdrawn');
  });

  it('tells that it will not be written, and why', async () => {
    const last = news('withdrawn', TUESDAY, 1, { reason: 'Ill' });
    expect(await told(last, [planned, moved, withdrawn])).toMatchObject({ what: 'withdrawn', reason: 'Ill' });
  });
});

describe('a notice of a new timetable', () => {
  it('tells from when on it holds', async () => {
    expect(await told({ kind: 'new-timetable', facts: { from: MONDAY } })).toEqual({
      ...{ kind: 'new-timetable', date: MONDAY, link: `${URL}/` },
    });
  });

  it('tells what becomes of some days', async () => {
    const days = { what: 'off', until: TUESDAY, title: 'Holidays' } as const;
    expect(await told({ kind: 'new-timetable', facts: { from: MONDAY, days } })).toEqual({
      ...{ kind: 'new-timetable', date: MONDAY, days, link: `${URL}/` },
    });
  });
});

describe('a notice to those who give a lesson', () => {
  it('tells of which group it is, what becomes of it, and leads to the page', async () => {
    const sidorov = personRegistered('sidorov', { givenName: 'Semyon', familyName: 'Sidorov' });
    const facts = {
      pageId: PAGE,
      lessonId: LESSON,
      date: MONDAY,
      change: 'substituted',
      teacherId: 'sidorov',
    } as const;
    expect(await told({ kind: 'own-lesson', facts }, [sidorov])).toEqual({
      ...{ kind: 'own-lesson', group: '7B', subject: 'Mathematics', date: MONDAY, number: 2 },
      change: { what: 'substituted', teacher: 'Semyon Sidorov' },
      link: `${URL}/journal/${PAGE}`,
    });
  });
});

describe('a notice of a meeting', () => {
  const meeting = { meetingId: 'm1', schoolId: 'school1', classId: '7b' };
  const appointment: Appointment = { title: 'First term', startsAt: '2026-12-03T18:30', place: 'Room 12' };
  const called = {
    type: 'MeetingCalled',
    data: { ...meeting, ...appointment, timeZone: 'Europe/Lisbon', agenda: 'Grades' },
  };
  const changed = {
    type: 'MeetingChanged',
    data: { ...meeting, ...appointment, timeZone: 'Europe/Lisbon', place: 'Hall', from: appointment },
  };
  const calledOff = { type: 'MeetingCalledOff', data: meeting };
  const toldOf = (change: 'called' | 'changed' | 'calledOff', ...more: readonly DomainEvent[]) =>
    told({ kind: 'meeting', facts: { meetingId: 'm1', classId: '7b', change } }, [called, ...more]);
  const said = {
    ...{ kind: 'meeting', className: '7B', title: 'First term', place: 'Room 12' },
    ...{ startsAt: { date: '2026-12-03', time: '18:30' }, link: `${URL}/meetings/m1` },
  };

  it('tells when and where it is to be, as it is now', async () => {
    expect(await toldOf('called')).toEqual({ ...said, what: 'called', agenda: 'Grades' });
    expect(await toldOf('called', changed)).toEqual({ ...said, what: 'called', place: 'Hall' });
    expect(await toldOf('changed', changed)).toEqual({ ...said, what: 'changed', place: 'Hall' });
  });

  it('tells of one of the whole school without a class', async () => {
    const { classId: _, ...ofSchool } = meeting;
    const all = {
      type: 'SchoolMeetingCalled',
      data: { ...ofSchool, ...appointment, timeZone: 'Europe/Lisbon' },
    };
    const { className: _class, ...saidToAll } = said;
    const facts = { meetingId: 'm1', change: 'called' } as const;
    expect(await told({ kind: 'meeting', facts }, [all])).toEqual({ ...saidToAll, what: 'called' });
  });

  it('tells that it is called off, and nothing else of it from then on', async () => {
    expect(await toldOf('calledOff', calledOff)).toMatchObject({ title: 'First term', what: 'calledOff' });
    expect(await toldOf('called', calledOff)).toBe('withdrawn');
    expect(await toldOf('changed', changed, calledOff)).toBe('withdrawn');
  });
});

describe('a notice of an activity', () => {
  const ofIt = { activityId: 'a1', schoolId: 'school1' };
  const trip = { title: 'Museum', startsAt: '2026-12-12T10:00', place: 'By the gate' };
  const announced = {
    type: 'ActivityAnnounced',
    data: { ...ofIt, ...trip, personId: 'petrova', audience: { to: 'school' }, timeZone: 'Europe/Lisbon' },
  };
  const changed = {
    type: 'ActivityChanged',
    data: { ...ofIt, ...trip, place: 'Hall', from: trip, pupilIds: [] },
  };
  const calledOff = { type: 'ActivityCalledOff', data: { ...ofIt, pupilIds: [], reason: 'Snow' } };
  const toldOf = (change: 'changed' | 'calledOff', ...events: readonly DomainEvent[]) =>
    told({ kind: 'activity', facts: { activityId: 'a1', change } }, [announced, ...events]);

  it('tells when and where it is now, unless it is called off', async () => {
    expect(await toldOf('changed', changed)).toEqual({
      ...{ kind: 'activity', what: 'changed', pupil: 'Anna Lee', givenName: 'Anna' },
      link: `${URL}/activities?pupil=anna`,
      ...{ title: 'Museum', place: 'Hall', startsAt: { date: '2026-12-12', time: '10:00' } },
    });
    expect(await toldOf('changed', changed, calledOff)).toBe('withdrawn');
  });

  it('that is new tells where to sign up and until when, as it is now', async () => {
    const signUp = { places: 5, until: '2026-12-10T12:00' };
    const toldOfNew = (...events: readonly DomainEvent[]) =>
      told({ kind: 'new-activity', facts: { activityId: 'a1' } }, events);
    const withPlaces = { ...announced, data: { ...announced.data, signUp } };
    expect(await toldOfNew(withPlaces)).toEqual({
      ...{ kind: 'new-activity', school: 'Hill School', title: 'Museum', place: 'By the gate' },
      startsAt: { date: '2026-12-12', time: '10:00' },
      signUpUntil: { date: '2026-12-10', time: '12:00' },
      link: `${URL}/activities`,
    });
    expect(await toldOfNew(announced, changed)).toMatchObject({ place: 'Hall' });
    expect(await toldOfNew(announced, calledOff)).toBe('withdrawn');
    const begun = { ...announced.data, startsAt: '2026-11-01T10:00' };
    expect(await toldOfNew({ ...announced, data: begun })).toBe('expired');
  });

  it('tells that it is called off, and why', async () => {
    expect(await toldOf('calledOff', calledOff)).toMatchObject({ what: 'calledOff', reason: 'Snow' });
  });
});

describe('a notice of an announcement', () => {
  const ofIt = {
    ...{ announcementId: 'n1', schoolId: 'school1', authorId: 'petrova' },
    audience: { to: 'school' },
  };
  const published = (more: object = {}) => ({
    type: 'AnnouncementPublished',
    data: {
      ...{ ...ofIt, title: sealed('Trip'), text: sealed('To the sea') },
      ...{ from: MONDAY, receiptAsked: false, ...more },
    },
  });
  const toldOf = (...events: readonly DomainEvent[]) =>
    told({ kind: 'announcement', facts: { announcementId: 'n1', from: MONDAY } }, events);

  it('tells what it says now', async () => {
    const said = {
      kind: 'announcement',
      what: 'published',
      school: 'Hill School',
      title: 'Trip',
      text: 'To the sea',
      link: `${URL}/announcements/n1`,
    };
    expect(await toldOf(published())).toMatchObject(said);
    const changed = { ...published({ text: sealed('To the lake') }), type: 'AnnouncementChanged' };
    expect(await toldOf(published(), changed)).toMatchObject({ ...said, text: 'To the lake' });
  });

  it('is not sent once it is withdrawn, nor after its last day', async () => {
    const withdrawn = {
      type: 'AnnouncementWithdrawn',
      data: { ...ofIt, as: 'author', reason: sealed('Put off') },
    };
    expect(await toldOf(published(), withdrawn)).toBe('withdrawn');
    expect(await toldOf(published({ until: '2026-11-01' }))).toBe('expired');
  });

  const in_ = (command: string, words: string) => ({ ...sealed(words), in: command });
  const putAgain = (command: string, words: string) => ({
    ...published({ text: in_(command, words) }),
    type: 'AnnouncementChanged',
  });
  const changeTold = (wording: string, ...events: readonly DomainEvent[]) =>
    told({ kind: 'announcement', facts: { announcementId: 'n1', change: 'changed', wording } }, events);
  const { in: first } = sealed('Trip');

  it('tells of a change what it says now, and of several ones the last', async () => {
    const events = [published(), putAgain('second', 'To the lake')];
    expect(await changeTold(`${first}, second`, ...events)).toMatchObject({
      ...{ what: 'changed', title: 'Trip', text: 'To the lake', link: `${URL}/announcements/n1` },
    });
    const more = [...events, putAgain('third', 'To the hills')];
    expect(await changeTold(`${first}, second`, ...more)).toBe('told-already');
    const readAgain = (version: number) => ({
      type: 'AnnouncementRead',
      data: { announcementId: 'n1', schoolId: 'school1', readerId: 'mother', version },
    });
    expect(await changeTold(`${first}, second`, ...events, readAgain(1))).toMatchObject({ what: 'changed' });
    expect(await changeTold(`${first}, second`, ...events, readAgain(2))).toBe('read-already');
  });

  it('tells that it was withdrawn, and why, and nothing of what it said', async () => {
    const facts = { announcementId: 'n1', change: 'withdrawn' } as const;
    const withdrawn = {
      type: 'AnnouncementWithdrawn',
      data: { ...ofIt, as: 'author', reason: sealed('Put off') },
    };
    const said = await told({ kind: 'announcement', facts }, [published(), withdrawn]);
    expect(said).toMatchObject({ what: 'withdrawn', reason: 'Put off', link: `${URL}/announcements/n1` });
    expect(said).not.toHaveProperty('title');
    expect(said).not.toHaveProperty('text');
  });
});

describe('a notice of what is in a portfolio', () => {
  const of = { pupilId: 'anna', achievementId: 'a1' };
  const achievement = {
    ...{ kind: 'olympiad', level: 'town', date: MONDAY, title: sealed('Chemistry'), proofs: [] },
    award: sealed('Second place'),
  };
  const proposed = { type: 'AchievementProposed', data: { ...of, achievement, proposedBy: 'mother' } };
  const inPortfolio = { pupil: 'Anna Lee', givenName: 'Anna', link: `${URL}/diary/anna/portfolio` };
  const refused = { type: 'AchievementRefused', data: { ...of, reason: sealed('Twice') } };

  it('tells what was achieved, and why it is refused', async () => {
    const facts = { achievementId: 'a1', change: 'refused', reason: sealed('Twice') } as const;
    expect(await told({ kind: 'achievement', facts }, [proposed, refused])).toEqual({
      ...{ kind: 'achievement', what: 'refused', ...inPortfolio },
      ...{ title: 'Chemistry', award: 'Second place', reason: 'Twice' },
    });
  });

  it('is not sent to the class teacher once somebody has decided', async () => {
    const facts = { achievementId: 'a1', change: 'proposed' } as const;
    expect(await told({ kind: 'achievement', facts }, [proposed])).toMatchObject({ what: 'proposed' });
    expect(await told({ kind: 'achievement', facts }, [proposed, refused])).toBe('withdrawn');
  });

  it('has the words of thanks, until they are withdrawn', async () => {
    const ofThanks = { pupilId: 'anna', thanksId: 't1' };
    const thanked = {
      type: 'ThanksGiven',
      data: { ...ofThanks, thanked: 'guardians', text: sealed('For the fair'), thankedBy: 'petrova' },
    };
    const news = { kind: 'thanks', facts: { thanksId: 't1' } } as const;
    expect(await told(news, [thanked])).toMatchObject({
      ...{ kind: 'thanks', ...inPortfolio, thanked: 'guardians', text: 'For the fair' },
    });
    const withdrawn = { type: 'ThanksWithdrawn', data: { ...ofThanks, reason: sealed('Another’s') } };
    expect(await told(news, [thanked, withdrawn])).toBe('withdrawn');
  });
});

describe('a notice of a blog', () => {
  const ofPost = {
    ...{ postId: 'b1', schoolId: 'school1', authorId: 'petrova' },
    audience: { to: 'school' },
  };
  const published = {
    type: 'BlogPostPublished',
    data: {
      ...{ ...ofPost, title: sealed('Trip'), text: sealed('We saw the sea') },
      ...{ from: MONDAY, comments: true, version: 1 },
    },
  };
  const comment = { postId: 'b1', schoolId: 'school1', number: 1, authorId: 'orlova' };
  const made = {
    type: 'BlogCommentMade',
    data: { ...comment, postAuthorId: 'petrova', text: sealed('Thank you') },
  };
  const ofIt: News = { kind: 'blog-post', facts: { postId: 'b1', from: MONDAY } };
  const ofComment: News = { kind: 'blog-comment', facts: { postId: 'b1', number: 1 } };
  const said = { school: 'Hill School', title: 'Trip', link: `${URL}/blogs/b1` };

  it('tells what the post is called, and who wrote or commented', async () => {
    const ofPublished = await told(ofIt, [published]);
    expect(ofPublished).toMatchObject({ kind: 'blog-post', ...said });
    expect(ofPublished).not.toHaveProperty('text');
    expect(await told(ofComment, [published, made])).toMatchObject({ kind: 'blog-comment', ...said });
  });

  it('is not sent once the post or the comment is withdrawn', async () => {
    const reason = sealed('A slip');
    const off = { type: 'BlogPostWithdrawn', data: { ...ofPost, as: 'author', reason } };
    expect(await told(ofIt, [published, off])).toBe('withdrawn');
    expect(await told(ofComment, [published, made, off])).toBe('withdrawn');
    const takenBack = { type: 'BlogCommentWithdrawn', data: { ...comment, as: 'author', reason } };
    expect(await told(ofComment, [published, made, takenBack])).toBe('withdrawn');
  });
});

describe('a notice of a question to the support', () => {
  const of = { questionId: 'q1', schoolId: 'school1', askerId: 'mother', with: 'school' };
  const context = { page: sealed('/diary'), role: 'guardian', language: 'en', version: '0.1.0' };
  const asked = { type: 'QuestionAsked', data: { ...of, number: 1, text: sealed('How?'), context } };
  const answered = {
    type: 'QuestionAnswered',
    data: { ...of, number: 2, authorId: 'admin', text: sealed('So') },
  };
  const toldOf = (change: 'asked' | 'answered', ...events: readonly DomainEvent[]) =>
    told({ kind: 'question', facts: { questionId: 'q1', change } }, [asked, ...events]);

  it('tells that something was written, and not what', async () => {
    expect(await toldOf('answered', answered)).toEqual({
      ...{ kind: 'question', school: 'Hill School', what: 'answered' },
      link: `${URL}/help/questions/q1`,
    });
  });

  it('is not sent once nothing waits, or the question is over', async () => {
    expect(await toldOf('asked')).toMatchObject({ what: 'asked' });
    expect(await toldOf('asked', answered)).toBe('withdrawn');
    expect(await toldOf('answered', answered, { type: 'QuestionEnded', data: of })).toBe('expired');
  });
});

describe('a notice of a group of several schools', () => {
  const ofIt = { jointGroupId: 'g1', schoolId: 'school1' };
  const about = { title: 'Olympiad', purpose: 'We train', proposerId: 'petrova' };
  const proposed = {
    type: 'JointGroupProposed',
    data: { ...ofIt, ...about, schoolIds: ['school1', 'lake'] },
  };
  const approved = { type: 'JointGroupApproved', data: { ...ofIt, leaderIds: ['petrova'] } };
  const asked = { type: 'JointGroupPupilAsked', data: { ...ofIt, pupilId: 'anna' } };
  const toldOf = (
    change: 'proposed' | 'approved' | 'asked' | 'departed' | 'closed',
    ...events: readonly DomainEvent[]
  ) => told({ kind: 'joint-group', facts: { ...ofIt, change } }, [proposed, ...events]);

  it('tells which one it is, and whose fact, and whom it is about', async () => {
    const said = { kind: 'joint-group', title: 'Olympiad', school: 'Hill School' };
    const link = `${URL}/joint-groups`;
    expect(await toldOf('approved', approved)).toEqual({ ...said, what: 'approved', link });
    expect(await toldOf('asked', approved, asked)).toEqual({
      ...{ ...said, what: 'asked', link },
      child: { pupil: expect.any(String), givenName: 'Anna' },
    });
  });

  it('is not sent once nothing waits for an answer, or it is over', async () => {
    expect(await toldOf('proposed')).toMatchObject({ what: 'proposed' });
    expect(await toldOf('proposed', approved)).toBe('withdrawn');
    const joined = { type: 'JointGroupPupilJoined', data: { ...ofIt, pupilId: 'anna' } };
    expect(await toldOf('asked', approved, asked, joined)).toBe('withdrawn');
    expect(await toldOf('approved', approved, { type: 'JointGroupClosed', data: ofIt })).toBe('withdrawn');
  });

  it('tells that it is closed, and that a pupil is not in it, unless the pupil is again', async () => {
    const isClosed = { type: 'JointGroupClosed', data: ofIt };
    expect(await toldOf('closed', approved, isClosed)).toMatchObject({ what: 'closed', title: 'Olympiad' });
    const joined = { type: 'JointGroupPupilJoined', data: { ...ofIt, pupilId: 'anna' } };
    const left = { type: 'JointGroupPupilLeft', data: { ...ofIt, pupilId: 'anna', by: 'school' } };
    const history = [approved, asked, joined, left];
    expect(await toldOf('departed', ...history)).toMatchObject({ child: { givenName: 'Anna' } });
    expect(await toldOf('departed', ...history, asked)).toBe('withdrawn');
  });
});

describe('a notice of a message', () => {
  const ofThread = {
    ...{ threadId: 't1', schoolId: 'school1' },
    among: { kind: 'personal', teacherId: 'petrova', guardianId: 'mother', pupilId: 'anna' },
  };
  const ofMessage = { ...ofThread, number: 1, authorId: 'petrova' };
  const written = [
    { type: 'ThreadOpened', data: { ...ofThread, authorId: 'petrova', title: sealed('Trip') } },
    { type: 'MessagePosted', data: { ...ofMessage, text: sealed('Will Anna come?') } },
  ];
  const toldOf = (...events: readonly DomainEvent[]) =>
    told({ kind: 'message', facts: { threadId: 't1', number: 1, authorId: 'petrova' } }, [
      ...written,
      ...events,
    ]);

  it('tells who wrote, and not what', async () => {
    const message = await toldOf();
    expect(message).toEqual({
      ...{ kind: 'message', school: 'Hill School', by: expect.any(String) },
      link: `${URL}/messages/t1`,
    });
  });

  it('is not sent once it is read, taken away or over, nor of who is blocked', async () => {
    const reading = { threadId: 't1', schoolId: 'school1', readerId: 'mother', upTo: 1 };
    expect(await toldOf({ type: 'MessagesRead', data: reading })).toBe('read-already');
    const removed = { type: 'MessageRemovedByModerator', data: { ...ofMessage, reason: sealed('Rude') } };
    expect(await toldOf(removed)).toBe('withdrawn');
    expect(await toldOf({ type: 'ThreadEnded', data: ofThread })).toBe('expired');
    const block = { personId: 'mother', schoolId: 'school1', blockedId: 'petrova' };
    expect(await toldOf({ type: 'ParticipantBlocked', data: block })).toBe('author-blocked');
  });
});

describe('a notice of a consultation', () => {
  const ofIt = { consultationId: 'k1', schoolId: 'school1', teacherId: 'petrova' };
  const slot = '2026-12-03T18:10';
  const offered = {
    type: 'ConsultationOffered',
    data: { ...ofIt, slots: [slot], minutes: 10, place: 'Room 12', timeZone: 'Europe/Lisbon' },
  };
  const booking = { slot, pupilId: 'anna', guardianId: 'mother' };
  const booked = { type: 'SlotBooked', data: { ...ofIt, ...booking } };
  const cancelled = { type: 'BookingCancelled', data: { ...ofIt, ...booking } };
  const calledOff = {
    type: 'ConsultationCalledOff',
    data: { ...ofIt, bookings: [booking], reason: sealed('Ill') },
  };
  const toldOf = (change: 'booked' | 'cancelled' | 'calledOff', ...events: readonly DomainEvent[]) =>
    told({ kind: 'consultation', facts: { consultationId: 'k1', slot, change } }, [offered, ...events]);
  const said = {
    ...{ kind: 'consultation', place: 'Room 12', startsAt: { date: '2026-12-03', time: '18:10' } },
    link: `${URL}/consultations?pupil=anna`,
  };

  it('tells when and where it is, while it is booked', async () => {
    expect(await toldOf('booked', booked)).toMatchObject({ ...said, what: 'booked' });
    expect(await toldOf('booked', booked, cancelled)).toBe('withdrawn');
    expect(await toldOf('booked', booked, calledOff)).toBe('withdrawn');
  });

  it('tells that it was given back, or called off and why', async () => {
    expect(await toldOf('cancelled', booked, cancelled)).toMatchObject({ ...said, what: 'cancelled' });
    const off = { ...said, what: 'calledOff', reason: 'Ill' };
    expect(await toldOf('calledOff', booked, calledOff)).toMatchObject(off);
  });

  it('leads a teacher to the own ones', async () => {
    const facts = { consultationId: 'k1', slot, change: 'booked' } as const;
    const toTeacher = { recipientId: 'petrova' };
    expect(await told({ kind: 'consultation', facts }, [offered, booked], toTeacher)).toMatchObject({
      link: `${URL}/consultations`,
    });
  });
});

describe('a local time', () => {
  const timeOf = async (until: string) => {
    const notice = await told({ kind: 'recovery-code', facts: { code, until } });
    return typeof notice !== 'string' && 'until' in notice ? Object.values(notice.until).join(' ') : notice;
  };

  it('is the school’s, when clocks go forward too', async () => {
    expect(await timeOf('2027-03-28T00:59:00.000Z')).toBe('2027-03-28 00:59');
    expect(await timeOf('2027-03-28T01:00:00.000Z')).toBe('2027-03-28 02:00');
  });

  it('is the school’s, when clocks go back too', async () => {
    expect(await timeOf('2027-10-30T23:00:00.000Z')).toBe('2027-10-31 00:00');
    expect(await timeOf('2027-10-31T00:30:00.000Z')).toBe('2027-10-31 01:30');
    expect(await timeOf('2027-10-31T01:30:00.000Z')).toBe('2027-10-31 01:30');
    expect(await timeOf('2027-10-31T02:00:00.000Z')).toBe('2027-10-31 02:00');
  });
});

describe('a notice is not sent any more', () => {
  const grade = { ...inLesson, work, value: '5' };

  it('where the pupil whom it is about was erased', async () => {
    const vault = aVault('anna');
    expect(await told({ kind: 'grade-given', facts: grade }, [], { vault })).toBe('erased');
    expect(await told({ kind: 'late', facts: inLesson }, [], { vault })).toBe('erased');
  });

  it('where the remark was withdrawn', async () => {
    const remark = ofRemark(sealed('Helped others'));
    expect(await told(remark, [remarkMade(), remarkWithdrawn()])).toBe('withdrawn');
  });

  it('where whoever its text is sealed for was erased', async () => {
    const vault = aVault('boris');
    const ofBoris = { ...sealed('Helped Boris'), of: 'boris' };
    expect(await told(ofRemark(ofBoris), [remarkMade()], { vault })).toBe('erased');
    const comment = { ...grade, comment: ofBoris };
    expect(await told({ kind: 'grade-given', facts: comment }, [], { vault })).toBe('erased');
  });
});

describe('a notice is put off', () => {
  const notYet = { name: 'Undelivered', code: 'not-projected-yet', again: 'later' };
  const without = (type: string) => readsOf(known.filter((event) => event.type !== type));
  const unknown: readonly (readonly [string, News, Reads?])[] = [
    ['page', { kind: 'late', facts: { ...inLesson, pageId: '8a.arts.q2' } }],
    ['school', { kind: 'account-issued', facts: { roles: [] } }, readsOf([])],
    ['subject', { kind: 'late', facts: inLesson }, without('SubjectAdded')],
    ['term', { kind: 'term-grade', facts: { pageId: PAGE, value: '5' } }, without('TermDefined')],
    ['year', { kind: 'final-grade', facts: { yearId: 'y2', subjectId: 'math', value: '5' } }],
    [
      'class',
      {
        kind: 'page-corrected',
        facts: { ...inLesson, work, from: '4', reason, byPersonId: 'orlova' },
      },
      without('ClassFormed'),
    ],
    ['announcement', { kind: 'announcement', facts: { announcementId: 'n1', from: MONDAY } }],
    ['post', { kind: 'blog-post', facts: { postId: 'b1', from: MONDAY } }],
    ['meeting', { kind: 'meeting', facts: { meetingId: 'm1', classId: '7b', change: 'called' } }],
    [
      'week',
      {
        kind: 'homework',
        facts: { pageId: PAGE, lessonId: `${PAGE}.20261207-1`, homeworkId: HOMEWORK, dueOn: TUESDAY },
      },
    ],
  ];

  it.each(unknown)('while its %s is not known of yet', async (_what, news, reads = readsOf(known)) => {
    await expect(told(news, [], { reads })).rejects.toMatchObject(notYet);
  });

  it('until everything is as new as the event, so that nobody counts as erased who is new', async () => {
    const reads = readsOf(known);
    expect(await told({ kind: 'late', facts: inLesson }, [], { reads: behind(reads) })).toEqual({
      kind: 'late',
      ...ofLesson,
    });
  });
});

describe('a notice of a lesson', () => {
  it('is about a pupil', async () => {
    const { pupilId: _, ...aboutNobody } = noticeOf({ kind: 'late', facts: inLesson });
    const reader = readsOf(known);
    const vault = aVault();
    const options = { reader, directory: new Directory(reader, vault), vault, publicUrl: URL };
    await expect(new Narration({ ...options, now: () => NOW }).of(aboutNobody)).rejects.toThrow(
      'about nobody',
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { addDays, weekdayOf, weekOf } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  giveGrade,
  giveGrades,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { expectStatus, problemOf, read, Visitor, type Answer } from '../support/visitor.js';

/** What may be asked for: of the example teacher's page and the example guardian's child, and of others. */
const REQUESTS = [
  'who am I',
  'how I am told',
  'to choose how I am told',
  'my calendars',
  'a calendar of the child',
  'a calendar of another pupil',
  'a calendar of the own lessons',
  'the child’s diary',
  'another pupil’s diary',
  'the child’s grades',
  'another pupil’s grades',
  'the child’s homework',
  'another pupil’s homework',
  'the group’s homework',
  'the page',
  'another teacher’s page',
  'the history of the child’s grade',
  'the history of another pupil’s grade',
  'the child’s attendance',
  'another pupil’s attendance',
  'the attendance of the class',
  'the attendance of the school',
  'the child’s years',
  'another pupil’s years',
  'the outbox',
  'the notices',
  'the figures of notices',
  'the previews of notices',
  'the message of a notice',
  'the queues',
  'to record a lesson',
  'to set homework',
  'to give a grade',
  'to record an absence',
  'to correct a grade',
  'to annul a grade',
  'to plan a lesson',
  'to cancel a lesson',
  'to mark a debt',
  'to make a remark',
  'to set the reason of an absence',
  'to correct a term grade',
  'to assign a substitute',
  'to reopen the page',
  'to extend the edit window',
  'the settings',
  'to change the settings',
  'the final grades of the class’s year',
  'to reopen the year',
  'the school’s figures',
  'the school’s lists of pupils',
  'the authority’s figures',
  'the school’s summary',
  'the class’s report',
  'the teacher’s progress',
  'the class’s rating',
  'the school’s rating',
  'the child’s rating',
  'another pupil’s rating',
  'to switch ratings',
  'the class’s meetings',
  'to call a meeting',
  'to change a meeting',
  'to call off a meeting',
  'the class’s timetable',
  'the class’s lessons',
  'the teacher’s lessons',
  'the plan of the timetable',
  'to plan the timetable',
  'the days of the school',
  'the calendar of the school',
  'the calendar of the child’s class',
  'to set days off',
  'to change days off',
  'to withdraw days off',
  'to shift a day',
  'to withdraw a shifted day',
  'the alerts',
  'the child’s diary of then',
  'another pupil’s diary of then',
  'the page of then',
  'another teacher’s page of then',
  'the child’s final grades of then',
  'another pupil’s final grades of then',
  'the class’s grades of then',
  'the class’s rating of then',
  'the school’s rating of then',
  'the child’s rating of then',
  'another pupil’s rating of then',
  'to record a lesson in another teacher’s page',
  'to correct another teacher’s grade',
  'the history of the school',
  'what was written about the child',
  'what was written about another pupil',
  'who read what in the school',
  'who read of the child',
  'who read of another pupil',
] as const;
type Asked = (typeof REQUESTS)[number];

/** What is one's own. */
const EVERYBODY: readonly Asked[] = ['who am I', 'how I am told', 'to choose how I am told', 'my calendars'];
const GUARDIANS: readonly Asked[] = [
  ...EVERYBODY,
  ...['the child’s diary', 'the child’s grades', 'the child’s homework'],
  ...['the history of the child’s grade', 'the child’s rating', 'the child’s attendance'],
  'the child’s years',
  'the class’s meetings',
  ...['the class’s timetable', 'the class’s lessons'],
  ...['the calendar of the school', 'the calendar of the child’s class'],
  'a calendar of the child',
  ...['what was written about the child', 'who read of the child'],
  ...['the child’s diary of then', 'the child’s final grades of then', 'the child’s rating of then'],
] as Asked[];
const CALLERS: readonly Asked[] = [
  ...['the class’s meetings', 'to call a meeting', 'to change a meeting', 'to call off a meeting'],
  ...['the class’s timetable', 'the class’s lessons', 'the teacher’s lessons'],
  'the final grades of the class’s year',
] as Asked[];
/** What is told of a class to its class teachers. */
const OF_THE_CLASS: readonly Asked[] = [
  ...['the class’s report', 'the class’s rating', 'the child’s rating', 'another pupil’s rating'],
  ...['the child’s years', 'another pupil’s years'],
  ...['the class’s grades of then', 'the class’s rating of then'],
  ...['the child’s rating of then', 'another pupil’s rating of then'],
] as Asked[];
/** Figures without pupils’ names, and who did what. */
const LEADERS: readonly Asked[] = [
  ...['the school’s figures', 'the authority’s figures', 'the school’s summary', 'the teacher’s progress'],
  ...['the attendance of the school', 'the history of the school', 'who read what in the school'],
  'the alerts',
] as Asked[];
/** What was known once, beside what is known now. */
const OF_THEN: readonly Asked[] = [
  ...['the child’s diary of then', 'another pupil’s diary of then'],
  ...['the page of then', 'another teacher’s page of then'],
  ...['the child’s final grades of then', 'another pupil’s final grades of then'],
  ...['the class’s grades of then', 'the class’s rating of then', 'the school’s rating of then'],
  ...['the child’s rating of then', 'another pupil’s rating of then'],
] as Asked[];
const TEACHERS: readonly Asked[] = [
  ...EVERYBODY,
  'the page',
  'the page of then',
  'the group’s homework',
  'the child’s grades',
  'another pupil’s grades',
  'the history of the child’s grade',
  'the history of another pupil’s grade',
  'the child’s attendance',
  'another pupil’s attendance',
  'the attendance of the class',
  'to record a lesson',
  'to set homework',
  'to give a grade',
  'to record an absence',
  'to correct a grade',
  'to annul a grade',
  'to plan a lesson',
  'to cancel a lesson',
  'to mark a debt',
  'to make a remark',
  'to correct a term grade',
  'the settings',
  'the plan of the timetable',
  'the days of the school',
  ...(['the calendar of the school', 'the calendar of the child’s class'] as const),
];
/** What whoever plans the timetable says of the days of the school. */
const PLANNERS: readonly Asked[] = [
  ...['to plan the timetable', 'to set days off', 'to change days off', 'to withdraw days off'],
  ...['to shift a day', 'to withdraw a shifted day'],
] as Asked[];

/** Who may do what; all else is refused. */
const RIGHTS: Readonly<Record<string, readonly Asked[]>> = {
  nobody: [],
  guardian: GUARDIANS,
  pupil: GUARDIANS,
  // The example teacher is the class teacher too.
  teacher: [
    ...TEACHERS,
    ...OF_THE_CLASS,
    ...CALLERS,
    'the teacher’s progress',
    'a calendar of the own lessons',
    'to set the reason of an absence',
  ],
  deputyHead: [
    ...TEACHERS,
    ...OF_THE_CLASS,
    ...LEADERS,
    ...CALLERS,
    ...OF_THEN,
    'the school’s lists of pupils',
    'the school’s rating',
    'to set the reason of an absence',
    'to assign a substitute',
    'to reopen the page',
    'to reopen the year',
    'another teacher’s page',
    'to record a lesson in another teacher’s page',
    'to correct another teacher’s grade',
    ...PLANNERS,
  ],
  admin: [
    ...LEADERS,
    ...CALLERS,
    ...EVERYBODY,
    ...OF_THEN,
    ...['the outbox', 'the notices', 'the figures of notices', 'the previews of notices', 'the queues'],
    ...['the message of a notice', 'the settings', 'to change the settings', 'to switch ratings'],
    'the group’s homework',
    ...['the plan of the timetable', 'the days of the school'],
    ...['the calendar of the school', 'the calendar of the child’s class'],
    ...PLANNERS,
    ...['to assign a substitute', 'to reopen the page', 'to extend the edit window', 'to reopen the year'],
  ] as Asked[],
  'deputy head of another school': EVERYBODY,
};

describe('Rights', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let requests: Readonly<Record<Asked, (visitor: Visitor) => Promise<Answer>>>;
  const visitors = new Map<string, Visitor>();

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    visitors.set('nobody', new Visitor(school.url));
    for (const role of ['guardian', 'pupil', 'teacher', 'deputyHead', 'admin'] as const) {
      visitors.set(role, await school.signIn(role));
    }
    visitors.set('deputy head of another school', await letInElsewhere(school, 'deputyHead'));
    requests = await requestsOf(day);
  });
  afterAll(async () => {
    await school.remove();
  });

  const visitorAs = (who: string): Visitor => {
    const visitor = visitors.get(who);
    if (!visitor) throw new Error(`Nobody is ${who}`);
    return visitor;
  };

  const pageOfAnotherTeacher = async (): Promise<ServedPage> => {
    const head = visitorAs('deputyHead');
    const own = (await day.teacher.get<Me>('/api/me')).body.pages.map(({ pageId }) => pageId);
    const { pages } = (await head.get<Me>('/api/me')).body;
    for (const { pageId, from, to } of pages) {
      if (own.includes(pageId) || day.today < from || day.today > to) continue;
      const { body } = expectStatus(200, await head.get<ServedPage>(`/api/journal/pages/${pageId}`));
      if (body.grades.length > 0) return body;
    }
    throw new Error('The sample has no other teacher with grades this term');
  };

  const someNotice = async (): Promise<string> => {
    const admin = visitorAs('admin');
    const path = '/api/notices?kind=grade-given&limit=1';
    const newest = async () => (await read(admin.get<{ notices: { id: string }[] }>(path))).notices[0]?.id;
    expect(await eventually(async () => (await newest()) !== undefined)).toBe(true);
    return (await newest()) ?? '';
  };

  /** Each request anew each time it is sent, so that none is refused for having been carried out before. */
  const requestsOf = async ({
    child,
    pageId,
    pupilIds,
    works,
    today,
  }: SchoolDay): Promise<typeof requests> => {
    const lessonId = await recordLesson(day, 8);
    const [work = '', otherWork = ''] = works;
    const another = pupilIds[1] ?? '';
    const own = await giveGrade(day, lessonId, '11', work);
    const others = await giveGrades(day, lessonId, [{ pupilId: another, work, value: '11' }]);
    const foreign = await pageOfAnotherTeacher();
    const page = `/api/journal/pages/${pageId}`;
    const me = (await visitorAs('admin').get<Me>('/api/me')).body;
    const schoolPath = `/api/schools/${me.schools[0]?.id ?? ''}`;
    const settings = await day.teacher.get<{
      terms: Record<string, { yearId: string }>;
      years: Record<string, { title: string }>;
    }>(`${schoolPath}/settings`);
    const [group = '', , term = ''] = pageId.split('.');
    const { terms, years } = expectStatus(200, settings).body;
    const yearId = terms[term]?.yearId ?? '';
    const authority = `schools=${me.schools[0]?.id ?? ''}&year=${encodeURIComponent(years[yearId]?.title ?? '')}`;
    const teacherId = (await day.teacher.get<Me>('/api/me')).body.person.id;
    const { classes } = (await visitorAs('deputyHead').get<ClassesAnswer>(`${schoolPath}/classes`)).body;
    const classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === child.id))?.classId ?? '';
    const busy = await recordLesson(day, 11);
    const toAnnul = expectStatus(
      201,
      await giveGrades(
        day,
        busy,
        pupilIds.map((pupilId) => ({ pupilId, work, value: '9' })),
      ),
    ).body.grades;
    const away = { lessonId, absences: [{ pupilId: pupilIds[2], code: 'absent' }] };
    expectStatus(201, await day.teacher.post(`${page}/absences`, away));
    const reasoned = () => ({
      lessonId,
      absences: [{ pupilId: pupilIds[2], code: count++ % 2 ? 'ill' : 'excused' }],
    });
    const remark = { lessonId, pupilId: another, kind: 'note', text: 'Well done', visibleTo: 'guardian' };
    const substitute = { date: today, number: 8, teacherId: foreign.teachers[0]?.id };
    const meetings = `/api/classes/${classId}/meetings`;
    const meeting = { title: 'First term', startsAt: `${addDays(today, 7)}T18:30`, place: 'Room 12' };
    const call = () => visitorAs('deputyHead').post<{ meetingId: string }>(meetings, meeting);
    const { meetingId } = expectStatus(201, await call()).body;
    const correction = (gradeId: string) => `/api/journal/grades/${gradeId}/correction`;
    let count = 0;
    const next = () => (count++).toString();
    const nextPupil = () => pupilIds[count++ % pupilIds.length];
    const lesson = () => ({ date: today, number: 9, topic: `Topic ${next()}` });
    const corrected = () => ({ value: (count++ % 20).toString(), reason: 'Another look' });
    const daysOff = () => {
      const date = addDays(today, 400 + count++);
      return { from: date, to: date, title: 'Town feast' };
    };
    const setOff = async () => {
      const path = `${schoolPath}/days-off`;
      const set = await visitorAs('deputyHead').post<{ daysOffId: string }>(path, daysOff());
      return `${path}/${expectStatus(201, set).body.daysOffId}`;
    };
    const shiftedDay = { date: addDays(today, 1), weekday: weekdayOf(today) };
    const noticeId = await someNotice();
    const week = weekOf(today);
    const then = '/api/audit/as-of';
    const moment = `position=${own.position}`;
    return {
      'who am I': (who) => who.get('/api/me'),
      'how I am told': (who) => who.get('/api/me/notices'),
      'to choose how I am told': (who) => who.put('/api/me/notices', { kinds: {} }),
      'my calendars': (who) => who.get('/api/me/calendars'),
      'a calendar of the child': (who) => who.post('/api/me/calendars', { of: 'pupil', personId: child.id }),
      'a calendar of another pupil': (who) =>
        who.post('/api/me/calendars', { of: 'pupil', personId: another }),
      'a calendar of the own lessons': (who) =>
        who.post('/api/me/calendars', { of: 'teacher', personId: teacherId }),
      'the child’s diary': (who) => who.get(`/api/pupils/${child.id}/diary?week=${week}`),
      'another pupil’s diary': (who) => who.get(`/api/pupils/${another}/diary?week=${week}`),
      'the child’s grades': (who) => who.get(`/api/pupils/${child.id}/grades?week=${week}`),
      'another pupil’s grades': (who) => who.get(`/api/pupils/${another}/grades?week=${week}`),
      'the child’s homework': (who) => who.get(`/api/pupils/${child.id}/homework?week=${week}`),
      'another pupil’s homework': (who) => who.get(`/api/pupils/${another}/homework?week=${week}`),
      'the group’s homework': (who) => who.get(`/api/groups/${group}/homework?week=${week}`),
      'the page': (who) => who.get(page),
      'another teacher’s page': (who) => who.get(`/api/journal/pages/${foreign.pageId}`),
      'the history of the child’s grade': (who) => who.get(`/api/grades/${own.gradeId}/history`),
      'the history of another pupil’s grade': (who) =>
        who.get(`/api/grades/${others.body.grades[0]?.gradeId ?? ''}/history`),
      'the child’s attendance': (who) => who.get(`/api/pupils/${child.id}/attendance?week=${week}`),
      'another pupil’s attendance': (who) => who.get(`/api/pupils/${another}/attendance?week=${week}`),
      'the attendance of the class': (who) => who.get(`/api/classes/${classId}/attendance?week=${week}`),
      'the attendance of the school': (who) => who.get(`${schoolPath}/attendance?week=${week}`),
      'the child’s years': (who) => who.get(`/api/pupils/${child.id}/years`),
      'another pupil’s years': (who) => who.get(`/api/pupils/${another}/years`),
      'the outbox': (who) => who.get('/api/outbox'),
      'the notices': (who) => who.get('/api/notices'),
      'the figures of notices': (who) => who.get('/api/notices/summary'),
      'the previews of notices': (who) => who.get('/api/notices/previews'),
      'the message of a notice': (who) => who.get(`/api/notices/${noticeId}/message`),
      'the queues': (who) => who.get('/admin/queues'),
      'to record a lesson': (who) => who.post(`${page}/lessons`, lesson()),
      'to set homework': (who) =>
        who.post(`${page}/homework`, { lessonId, dueOn: addDays(today, 1), text: `Read page ${next()}` }),
      'to give a grade': (who) =>
        who.post(`${page}/grades`, {
          lessonId,
          grades: [{ pupilId: nextPupil(), work: otherWork, value: '9' }],
        }),
      'to record an absence': (who) =>
        who.post(`${page}/absences`, { lessonId, absences: [{ pupilId: nextPupil(), code: 'absent' }] }),
      'to correct a grade': (who) => who.post(correction(own.gradeId), corrected()),
      'to annul a grade': (who) =>
        who.post(`/api/journal/grades/${toAnnul[count++ % toAnnul.length]?.gradeId ?? ''}/annulment`, {
          reason: 'Not hers',
        }),
      'to plan a lesson': (who) =>
        who.post(`${page}/lessons/plan`, { date: today, number: 13, topic: `Topic ${next()}` }),
      'to cancel a lesson': (who) => who.post(`${page}/lessons/cancellation`, { date: today, number: 14 }),
      'to mark a debt': (who) =>
        who.post(`${page}/debts`, { lessonId: busy, debts: [{ pupilId: nextPupil(), work: otherWork }] }),
      'to make a remark': (who) => who.post(`${page}/remarks`, remark),
      'to set the reason of an absence': (who) => who.post(`${page}/absences/reasons`, reasoned()),
      'to correct a term grade': (who) => who.post(`${page}/term-grades/${child.id}/correction`, corrected()),
      'to assign a substitute': (who) => who.post(`${page}/substitutes`, substitute),
      'to reopen the page': (who) => who.post(`${page}/reopening`, { reason: 'Not yet over' }),
      'to extend the edit window': (who) =>
        who.post(`${page}/edit-window`, { until: today, reason: 'The server was down' }),
      'the settings': (who) => who.get(`${schoolPath}/settings`),
      'to change the settings': (who) => who.put(`${schoolPath}/edit-window`, { days: 14 }),
      'the final grades of the class’s year': (who) =>
        who.get(`/api/journal/classes/${group}/years/${yearId}`),
      'to reopen the year': (who) =>
        who.post(`/api/journal/classes/${group}/years/${yearId}/reopening`, { reason: 'Not yet over' }),
      'the school’s figures': (who) => who.get(`${schoolPath}/performance?term=${term}&by=class`),
      'the school’s lists of pupils': (who) =>
        who.get(`${schoolPath}/performance/pupils?term=${term}&list=failing`),
      'the authority’s figures': (who) => who.get(`/api/authority/performance?${authority}`),
      'the school’s summary': (who) => who.get(`${schoolPath}/summary?term=${term}`),
      'the class’s report': (who) => who.get(`/api/classes/${classId}/report?term=${term}`),
      'the teacher’s progress': (who) => who.get(`/api/teachers/${teacherId}/progress?term=${term}`),
      'the class’s rating': (who) => who.get(`/api/classes/${classId}/rating?term=${term}`),
      'the school’s rating': (who) => who.get(`${schoolPath}/rating?term=${term}`),
      'the child’s rating': (who) => who.get(`/api/pupils/${child.id}/rating?term=${term}`),
      'another pupil’s rating': (who) => who.get(`/api/pupils/${another}/rating?term=${term}`),
      'to switch ratings': (who) => who.put(`${schoolPath}/ratings`, { on: true }),
      'the class’s meetings': (who) => who.get(meetings),
      'to call a meeting': (who) => who.post(meetings, meeting),
      'to change a meeting': (who) => who.patch(`/api/meetings/${meetingId}`, { place: `Room ${next()}` }),
      'to call off a meeting': async (who) => {
        const called = expectStatus(201, await call()).body.meetingId;
        return who.post(`/api/meetings/${called}/calling-off`, {});
      },
      'the class’s timetable': (who) => who.get(`/api/classes/${classId}/timetable`),
      'the class’s lessons': (who) => who.get(`/api/classes/${classId}/lessons?week=${week}`),
      'the teacher’s lessons': (who) => who.get(`/api/teachers/${teacherId}/lessons?week=${week}`),
      'the plan of the timetable': (who) => who.get(`${schoolPath}/terms/${term}/timetable`),
      'to plan the timetable': (who) => who.put(`${schoolPath}/terms/${term}/timetable/rooms`, { rooms: [] }),
      'the days of the school': (who) => who.get(`${schoolPath}/days`),
      'the calendar of the school': (who) => who.get(`${schoolPath}/calendar?from=${today}&to=${today}`),
      'the calendar of the child’s class': (who) =>
        who.get(`${schoolPath}/calendar?from=${today}&to=${today}&class=${classId}`),
      'to set days off': (who) => who.post(`${schoolPath}/days-off`, daysOff()),
      'to change days off': async (who) => who.put(await setOff(), daysOff()),
      'to withdraw days off': async (who) => who.post(`${await setOff()}/withdrawal`, {}),
      'to shift a day': (who) => who.post(`${schoolPath}/shifted-days`, shiftedDay),
      'to withdraw a shifted day': async (who) => {
        expectStatus(200, await visitorAs('deputyHead').post(`${schoolPath}/shifted-days`, shiftedDay));
        return who.post(`${schoolPath}/shifted-days/${shiftedDay.date}/withdrawal`, {});
      },
      'the alerts': (who) => who.get(`/api/audit/alerts?school=${me.schools[0]?.id ?? ''}`),
      'the child’s diary of then': (who) =>
        who.get(`${then}/pupils/${child.id}/diary?week=${week}&${moment}`),
      'another pupil’s diary of then': (who) =>
        who.get(`${then}/pupils/${another}/diary?week=${week}&${moment}`),
      'the page of then': (who) => who.get(`${then}/pages/${pageId}?${moment}`),
      'another teacher’s page of then': (who) => who.get(`${then}/pages/${foreign.pageId}?${moment}`),
      'the child’s final grades of then': (who) =>
        who.get(`${then}/pupils/${child.id}/final-grades?${moment}`),
      'another pupil’s final grades of then': (who) =>
        who.get(`${then}/pupils/${another}/final-grades?${moment}`),
      'the class’s grades of then': (who) =>
        who.get(`${then}/classes/${classId}/final-grades?term=${term}&${moment}`),
      'the class’s rating of then': (who) =>
        who.get(`${then}/classes/${classId}/rating?term=${term}&${moment}`),
      'the school’s rating of then': (who) =>
        who.get(`${schoolPath.replace('/api', then)}/rating?term=${term}&${moment}`),
      'the child’s rating of then': (who) =>
        who.get(`${then}/pupils/${child.id}/rating?term=${term}&${moment}`),
      'another pupil’s rating of then': (who) =>
        who.get(`${then}/pupils/${another}/rating?term=${term}&${moment}`),
      'to record a lesson in another teacher’s page': (who) =>
        who.post(`/api/journal/pages/${foreign.pageId}/lessons`, lesson()),
      'to correct another teacher’s grade': (who) =>
        who.post(correction(foreign.grades.at(-1)?.gradeId ?? ''), corrected()),
      'the history of the school': (who) => who.get(`/api/audit/events?school=${me.schools[0]?.id ?? ''}`),
      'what was written about the child': (who) => who.get(`/api/pupils/${child.id}/history`),
      'what was written about another pupil': (who) => who.get(`/api/pupils/${another}/history`),
      'who read what in the school': (who) => who.get(`/api/audit/reads?school=${me.schools[0]?.id ?? ''}`),
      'who read of the child': (who) => who.get(`/api/pupils/${child.id}/readers`),
      'who read of another pupil': (who) => who.get(`/api/pupils/${another}/readers`),
    };
  };

  it.each(Object.entries(RIGHTS))('of %s', async (who, allowed) => {
    for (const asked of REQUESTS) {
      const answer = await requests[asked](visitorAs(who));
      const outcome = answer.status < 300 ? 'allowed' : problemOf(answer).status;
      const refusals = who === 'nobody' ? [401] : [403, 404];
      const expected = allowed.includes(asked) ? ['allowed'] : refusals;
      const isExpected = expected.includes(outcome as never);
      expect({ who, asked, outcome, isExpected }).toEqual({ who, asked, outcome, isExpected: true });
    }
  });

  it('show no more of what is another’s than of what is not there', async () => {
    const nobodys = 'a'.repeat(16);
    const { guardian, teacher, pupilIds } = day;
    const diaryOf = (id: string) => guardian.get(`/api/pupils/${id}/diary?week=2026-W48`);
    expect((await diaryOf(pupilIds[1] ?? '')).body).toEqual((await diaryOf(nobodys)).body);
    const foreign = await requests['another teacher’s page'](teacher);
    expect(foreign.body).toEqual((await teacher.get(`/api/journal/pages/${nobodys}`)).body);
  });

  it('come first: to whom a report is not there, nothing is wrong with the question', async () => {
    const stranger = visitorAs('deputy head of another school');
    const head = visitorAs('deputyHead');
    const [groupId = ''] = day.pageId.split('.');
    const schoolId = (await head.get<Me>('/api/me')).body.schools[0]?.id ?? '';
    const { classes } = (await head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`)).body;
    const classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    const ofSchool = ['attendance', 'rating', 'performance?by=class', 'performance/pupils?list=failing'];
    const reports: readonly (readonly [Visitor, string, readonly string[]])[] = [
      [day.guardian, `/api/pupils/${day.child.id}`, ['grades', 'homework', 'attendance', 'rating']],
      [head, `/api/groups/${groupId}`, ['homework']],
      [head, `/api/classes/${classId}`, ['attendance', 'rating']],
      [head, `/api/schools/${schoolId}`, ofSchool],
    ];
    for (const [entitled, path, names] of reports) {
      for (const name of names) {
        const statusFor = async (visitor: Visitor) => (await visitor.get(`${path}/${name}`)).status;
        const statuses = [await statusFor(entitled), await statusFor(stranger)];
        expect([path, name, ...statuses]).toEqual([path, name, 400, 404]);
      }
    }
  });

  it('end with the session, and with each session by itself', async () => {
    const [first, second] = [await school.signIn('guardian'), await school.signIn('guardian')];
    expectStatus(204, await first.delete('/api/session'));
    expect(problemOf(expectStatus(401, await first.get('/api/me'))).code).toBe('not-signed-in');
    expectStatus(200, await second.get('/api/me'));
  });

  it('are proved by a cookie that no script and no other site’s page gets hold of', async () => {
    const { login, password } = school.signInOf('pupil');
    const answer = await new Visitor(school.url).post('/api/session', { login, password });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^journal_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
  });

  it('are not lent to a page of another site', async () => {
    const lesson = { date: day.today, number: 10, topic: 'Forged' };
    const path = `/api/journal/pages/${day.pageId}/lessons`;
    for (const Origin of [
      'https://evil.example',
      'null',
      `${school.url}.evil.example`,
      'http://localhost:1',
    ]) {
      const answer = await day.teacher.post(path, lesson, { Origin });
      expect([Origin, answer.status, problemOf(answer).code]).toEqual([Origin, 403, 'foreign-origin']);
      expectStatus(403, await new Visitor(school.url).post('/api/session', {}, { Origin }));
    }
    expectStatus(201, await day.teacher.post(path, lesson, { Origin: school.url }));
  });

  it('are not guessed: who tries five wrong passwords has to wait', async () => {
    const visitor = new Visitor(school.url);
    const login = school.signInOf('deputyHead').login;
    const attempt = (name: string, password: string) =>
      visitor.post('/api/session', { login: name, password });
    const unknown = await attempt('no.such.body', 'wrong');
    for (let time = 1; time <= 5; time++) {
      const answer = expectStatus(401, await attempt(login, `wrong ${time.toString()}`));
      // Whether there is such an account is not told.
      expect(answer.body).toEqual(unknown.body);
    }
    const right = school.signInOf('deputyHead').password;
    const answer = expectStatus(429, await attempt(` ${login.toUpperCase()}`, right));
    expect(problemOf(answer).code).toBe('too-many-attempts');
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expectStatus(200, await visitorAs('deputyHead').get('/api/me'));
  });
});

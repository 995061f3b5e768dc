import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GradeHistoryAnswer } from '../../projections/grade-history/queries.js';
import { addDays, daysOfWeek, weekOf } from '../../src/school/civil-date.values.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  giveGrades,
  gradesIn,
  newestPosition,
  readDiary,
  recordLesson,
  type SchoolDay,
  schoolDayOf,
  type ServedDiary,
  type ServedPage,
} from '../support/school-day.js';
import { type Answer, expectStatus, fieldsOf, positionOf, problemOf, Visitor } from '../support/visitor.js';

interface ServedHistory extends Pick<GradeHistoryAnswer, 'chain'> {
  readonly gradeId: string;
  readonly pupilId: string;
}

const ROUTES = {
  '/oauth/token': ['post'],
  '/api/session': ['post', 'delete'],
  '/api/me': ['get'],
  '/api/me/notices': ['get', 'put'],
  '/api/me/consents': ['get', 'post'],
  '/api/me/consents/withdrawal': ['post'],
  '/api/me/children/{pupilId}/name': ['put', 'delete'],
  '/api/me/contacts/{channel}': ['put'],
  '/api/me/calendars': ['get', 'post'],
  '/api/me/calendars/{calendarId}': ['delete'],
  '/calendar/{token}.ics': ['get'],
  '/api/portals': ['get'],
  '/api/portals/{portal}/sign-in': ['get'],
  '/api/portals/{portal}/callback': ['get'],
  '/api/portal-link': ['get', 'delete'],
  '/api/portal-link/account': ['post'],
  '/api/portal-link/confirmation': ['post'],
  '/api/me/portals': ['get'],
  '/api/me/portals/{portal}': ['delete'],
  '/api/me/contacts/{channel}/code': ['post'],
  '/api/me/contacts/{channel}/verification': ['post'],
  '/unsubscribe/{token}': ['get', 'post'],
  '/api/me/password': ['post'],
  '/api/consent': ['get'],
  '/api/activation': ['post'],
  '/api/me/sessions': ['get', 'delete'],
  '/api/me/sessions/{sessionId}': ['delete'],
  '/api/me/second-factors': ['get'],
  '/api/me/second-factors/totp': ['post'],
  '/api/me/second-factors/totp/confirmation': ['post'],
  '/api/me/second-factors/passkeys/options': ['post'],
  '/api/me/second-factors/passkeys': ['post'],
  '/api/me/second-factors/spare-codes': ['post'],
  '/api/me/second-factors/{factorId}': ['delete'],
  '/api/session/second-factor': ['post'],
  '/api/session/second-factor/options': ['post'],
  '/api/session/confirmation': ['post'],
  '/api/session/passkey/options': ['post'],
  '/api/session/passkey': ['post'],
  '/api/recovery': ['post'],
  '/api/recovery/password': ['post'],
  '/api/health': ['get'],
  '/api/metrics': ['get'],
  '/api/read-models': ['get'],
  '/api/consequences/refused': ['get'],
  '/api/consequences/refused/{commandId}/retry': ['post'],
  '/api/audit/log': ['get'],
  '/api/feeds/journal': ['get'],
  '/api/feeds/consumers': ['get'],
  '/api/feeds/webhooks': ['post', 'get'],
  '/api/feeds/webhooks/{webhookId}': ['delete'],
  '/api/feeds/webhooks/{webhookId}/pause': ['post'],
  '/api/feeds/webhooks/{webhookId}/resume': ['post'],
  '/api/feeds/asyncapi.json': ['get'],
  '/api/feeds/schemas/{name}': ['get'],
  '/api/outbox': ['get'],
  '/api/notices': ['get'],
  '/api/notices/summary': ['get'],
  '/api/notices/previews': ['get'],
  '/api/notices/{id}/message': ['get'],
  '/api/notices/{id}/sending': ['post'],
  '/api/sms-receipts': ['post'],
  '/api/journal/pages/{pageId}': ['get'],
  '/api/journal/pages/{pageId}/live': ['get'],
  '/api/journal/pages/{pageId}/lessons': ['post'],
  '/api/journal/pages/{pageId}/lessons/plan': ['post'],
  '/api/journal/pages/{pageId}/lessons/cancellation': ['post'],
  '/api/journal/lessons/{lessonId}/reinstatement': ['post'],
  '/api/journal/pages/{pageId}/substitutes': ['post'],
  '/api/journal/lessons/{lessonId}/substitutes/release': ['post'],
  '/api/journal/pages/{pageId}/homework': ['post'],
  '/api/journal/homework/{homeworkId}/amendment': ['post'],
  '/api/journal/homework/{homeworkId}/withdrawal': ['post'],
  '/api/journal/homework/{homeworkId}/files/{fileId}': ['get'],
  '/api/journal/pages/{pageId}/grades': ['post'],
  '/api/journal/grades/{gradeId}/correction': ['post'],
  '/api/journal/grades/{gradeId}/annulment': ['post'],
  '/api/journal/grades/{gradeId}/correction/request': ['post'],
  '/api/journal/grades/{gradeId}/annulment/request': ['post'],
  '/api/journal/pages/{pageId}/late-requests': ['post'],
  '/api/journal/late-requests/{requestId}/withdrawal': ['post'],
  '/api/journal/late-requests/{requestId}/approval': ['post'],
  '/api/journal/late-requests/{requestId}/refusal': ['post'],
  '/api/schools/{schoolId}/late-requests': ['get'],
  '/api/journal/pages/{pageId}/debts': ['post'],
  '/api/journal/debts/{debtId}/withdrawal': ['post'],
  '/api/journal/pages/{pageId}/absences': ['post'],
  '/api/journal/pages/{pageId}/absences/reasons': ['post'],
  '/api/journal/pages/{pageId}/absences/withdrawal': ['post'],
  '/api/journal/pages/{pageId}/remarks': ['post'],
  '/api/journal/remarks/{remarkId}/withdrawal': ['post'],
  '/api/journal/pages/{pageId}/term-grades': ['post'],
  '/api/journal/pages/{pageId}/term-grades/{pupilId}/correction': ['post'],
  '/api/journal/pages/{pageId}/closing': ['post'],
  '/api/journal/pages/{pageId}/reopening': ['post'],
  '/api/journal/pages/{pageId}/edit-window': ['post'],
  '/api/journal/classes/{classId}/years/{yearId}': ['get'],
  '/api/journal/pages/{pageId}/late-corrections': ['get', 'post'],
  '/api/journal/classes/{classId}/years/{yearId}/final-grades': ['post'],
  '/api/journal/classes/{classId}/years/{yearId}/final-grades/correction': ['post'],
  '/api/journal/classes/{classId}/years/{yearId}/closing': ['post'],
  '/api/journal/classes/{classId}/years/{yearId}/reopening': ['post'],
  '/api/schools/{schoolId}/settings': ['get'],
  '/api/schools/{schoolId}/years': ['post'],
  '/api/schools/{schoolId}/years/{yearId}': ['put'],
  '/api/schools/{schoolId}/scale': ['put'],
  '/api/schools/{schoolId}/work-kinds/{code}': ['put'],
  '/api/schools/{schoolId}/rounding': ['put'],
  '/api/schools/{schoolId}/edit-window': ['put'],
  '/api/schools/{schoolId}/ratings': ['put'],
  '/api/schools/{schoolId}/test-limits': ['put'],
  '/api/schools/{schoolId}/proxies': ['put'],
  '/api/journal/pages/{pageId}/tests': ['post'],
  '/api/journal/tests/{testId}/moving': ['post'],
  '/api/journal/tests/{testId}/withdrawal': ['post'],
  '/api/schools/{schoolId}/correction-reasons/{code}': ['put', 'delete'],
  '/api/grades/{gradeId}/history': ['get'],
  '/api/grades/{gradeId}/proof': ['get'],
  '/api/pupils/{pupilId}/diary': ['get'],
  '/api/pupils/{pupilId}/live': ['get'],
  '/api/pupils/{pupilId}/final-grades': ['get'],
  '/api/pupils/{pupilId}/diary/news': ['get'],
  '/api/pupils/{pupilId}/diary/visit': ['post'],
  '/api/pupils/{pupilId}/diary/acknowledgements': ['post'],
  '/api/pupils/{pupilId}/diary/acknowledgements/text': ['get'],
  '/api/pupils/{pupilId}/remarks/{remarkId}/acknowledgement/text': ['get'],
  '/api/pupils/{pupilId}/signatures': ['get'],
  '/api/pupils/{pupilId}/remarks/{remarkId}/acknowledgement': ['post'],
  '/api/pupils/{pupilId}/remarks/{remarkId}/answer': ['post'],
  '/api/pupils/{pupilId}/certificates': ['get', 'post'],
  '/api/pupils/{pupilId}/guardians': ['get'],
  '/api/pupils/{pupilId}/guardians/{guardianId}/limits': ['post'],
  '/api/pupils/{pupilId}/guardians/{guardianId}/limits/{what}/lifting': ['post'],
  '/api/schools/applications': ['post', 'get'],
  '/api/schools/applications/status/{reference}': ['get'],
  '/api/schools/applications/status/{reference}/answer': ['post'],
  '/api/schools/applications/{applicationId}': ['get'],
  '/api/schools/applications/{applicationId}/question': ['post'],
  '/api/schools/applications/{applicationId}/refusal': ['post'],
  '/api/schools/applications/{applicationId}/approval': ['post'],
  '/api/schools/{schoolId}/guardian-applications': ['get', 'post'],
  '/api/schools/{schoolId}/guardian-applications/{applicationId}': ['get'],
  '/api/schools/{schoolId}/guardian-applications/{applicationId}/acceptance': ['post'],
  '/api/schools/{schoolId}/guardian-applications/{applicationId}/refusal': ['post'],
  '/api/schools/{schoolId}/offices': ['get', 'post'],
  '/api/schools/{schoolId}/offices/{accountId}/taking': ['post'],
  '/api/schools/{schoolId}/offices/{accountId}/proposals/{proposalId}/agreement': ['post'],
  '/api/schools/{schoolId}/offices/{accountId}/proposals/{proposalId}/refusal': ['post'],
  '/api/schools/{schoolId}/offices/{accountId}/proposals/{proposalId}/withdrawal': ['post'],
  '/api/pupils/{pupilId}/health-notes': ['get', 'post'],
  '/api/pupils/{pupilId}/health-notes/{noteId}/withdrawal': ['post'],
  '/api/pupils/{pupilId}/health-flags/{flag}': ['put', 'delete'],
  '/api/classes/{classId}/health-flags': ['get'],
  '/api/pupils/{pupilId}/exemptions': ['get', 'post'],
  '/api/schools/{schoolId}/clinics': ['get', 'post'],
  '/api/schools/{schoolId}/clinics/{clinicId}/keys': ['post'],
  '/api/schools/{schoolId}/clinics/{clinicId}/keys/{keyId}/revocation': ['post'],
  '/api/schools/{schoolId}/clinics/{clinicId}/dismissal': ['post'],
  '/api/clinics/{clinicId}/reports': ['post'],
  '/api/schools/{schoolId}/clinic-reports': ['get'],
  '/api/schools/{schoolId}/clinic-reports/{reportId}/filing': ['post'],
  '/api/schools/{schoolId}/clinic-reports/{reportId}/dismissal': ['post'],
  '/api/pupils/{pupilId}/exemptions/{exemptionId}': ['patch'],
  '/api/pupils/{pupilId}/exemptions/{exemptionId}/withdrawal': ['post'],
  '/api/pupils/{pupilId}/notes': ['post'],
  '/api/pupils/{pupilId}/filed/{filedId}/withdrawal': ['post'],
  '/api/pupils/{pupilId}/day-absences': ['post'],
  '/api/pupils/{pupilId}/day-absences/withdrawal': ['post'],
  '/api/pupils/{pupilId}/attendance': ['get'],
  '/api/classes/{classId}/attendance': ['get'],
  '/api/schools/{schoolId}/attendance': ['get'],
  '/api/schools/{schoolId}/classes': ['get'],
  '/api/schools/{schoolId}/set-up': ['get'],
  '/api/schools/{schoolId}/next-year': ['get', 'post'],
  '/api/schools/{schoolId}/roster/trial': ['post'],
  '/api/schools/{schoolId}/roster/import': ['post'],
  '/api/schools/{schoolId}/performance': ['get'],
  '/api/schools/{schoolId}/performance/pupils': ['get'],
  '/api/schools/{schoolId}/summary': ['get'],
  '/api/authority/performance': ['get'],
  '/api/statistics/performance': ['get'],
  '/api/classes/{classId}/report': ['get'],
  '/api/teachers/{teacherId}/progress': ['get'],
  '/api/pupils/{pupilId}/grades': ['get'],
  '/api/groups/{groupId}/homework': ['get'],
  '/api/pupils/{pupilId}/homework': ['get'],
  '/api/classes/{classId}/rating': ['get'],
  '/api/schools/{schoolId}/rating': ['get'],
  '/api/pupils/{pupilId}/rating': ['get'],
  '/api/pupils/{pupilId}/years': ['get'],
  '/api/pupils/{pupilId}/diary.pdf': ['get'],
  '/api/classes/{classId}/diaries.pdf': ['get'],
  '/api/schools/{schoolId}/diaries.pdf': ['get'],
  '/api/classes/{classId}/summary.pdf': ['get'],
  '/api/classes/{classId}/summary.xlsx': ['get'],
  '/api/journal/pages/{pageId}.pdf': ['get'],
  '/api/journal/pages/{pageId}.xlsx': ['get'],
  '/api/classes/{classId}/sign-ins': ['get', 'post'],
  '/api/classes/{classId}/transfers': ['post'],
  '/api/classes/{classId}/admissions': ['post'],
  '/api/classes/{classId}/meetings': ['post', 'get'],
  '/api/schools/{schoolId}/meetings': ['post', 'get'],
  '/api/me/meetings': ['get'],
  '/api/meetings/{meetingId}': ['patch', 'get'],
  '/api/meetings/{meetingId}/guardians': ['get'],
  '/api/meetings/{meetingId}/answer': ['post'],
  '/api/meetings/{meetingId}/proxy': ['post'],
  '/api/meetings/{meetingId}/proxy/revocation': ['post'],
  '/api/meetings/{meetingId}/attendance': ['post'],
  '/api/meetings/{meetingId}/attendance/count': ['post'],
  '/api/meetings/{meetingId}/minutes': ['post'],
  '/api/meetings/{meetingId}/votes': ['post'],
  '/api/meetings/{meetingId}/votes/{voteId}/ballots': ['get', 'post'],
  '/api/meetings/{meetingId}/votes/{voteId}/closing': ['post'],
  '/api/meetings/{meetingId}/calling-off': ['post'],
  '/api/classes/{classId}/timetable': ['get'],
  '/api/classes/{classId}/lessons': ['get'],
  '/api/teachers/{teacherId}/lessons': ['get'],
  '/api/schools/{schoolId}/calendar': ['get'],
  '/api/schools/{schoolId}/calendar/live': ['get'],
  '/api/schools/{schoolId}/days': ['get'],
  '/api/schools/{schoolId}/days-off': ['post'],
  '/api/schools/{schoolId}/days-off/{daysOffId}': ['put'],
  '/api/schools/{schoolId}/days-off/{daysOffId}/withdrawal': ['post'],
  '/api/schools/{schoolId}/shifted-days': ['post'],
  '/api/schools/{schoolId}/shifted-days/{date}/withdrawal': ['post'],
  '/api/schools/{schoolId}/terms/{termId}/timetable': ['get'],
  '/api/schools/{schoolId}/terms/{termId}/timetable.csv': ['get'],
  '/api/schools/{schoolId}/terms/{termId}/timetable/import': ['post'],
  '/api/schools/{schoolId}/terms/{termId}/timetable/occasions': ['post'],
  '/api/schools/{schoolId}/terms/{termId}/timetable/occasions/{occasionId}/calling-off': ['post'],
  '/api/schools/{schoolId}/terms/{termId}/timetable/bells': ['put'],
  '/api/schools/{schoolId}/terms/{termId}/timetable/weeks': ['put'],
  '/api/schools/{schoolId}/terms/{termId}/timetable/rooms': ['put'],
  '/api/schools/{schoolId}/terms/{termId}/timetable/entries': ['post'],
  '/api/schools/{schoolId}/terms/{termId}/timetable/entries/removal': ['post'],
  '/api/schools/{schoolId}/terms/{termId}/timetable/publication': ['post'],
  '/api/schools/{schoolId}/announcements': ['post', 'get'],
  '/api/classes/{classId}/announcements': ['post'],
  '/api/me/announcements': ['get'],
  '/api/announcements/{announcementId}': ['get', 'patch'],
  '/api/announcements/{announcementId}/pinning': ['post'],
  '/api/announcements/{announcementId}/withdrawal': ['post'],
  '/api/announcements/{announcementId}/receipt': ['post'],
  '/api/announcements/{announcementId}/receipts': ['get'],
  '/api/pupils/{pupilId}/health': ['get'],
  '/api/pupils/{pupilId}/portfolio': ['get'],
  '/api/pupils/{pupilId}/portfolio.pdf': ['get'],
  '/api/pupils/{pupilId}/portfolio/files': ['post'],
  '/api/pupils/{pupilId}/portfolio/achievements': ['post'],
  '/api/pupils/{pupilId}/portfolio/proposals': ['post'],
  '/api/pupils/{pupilId}/portfolio/proposals/{achievementId}/withdrawal': ['post'],
  '/api/pupils/{pupilId}/portfolio/achievements/{achievementId}': ['patch'],
  '/api/pupils/{pupilId}/portfolio/achievements/{achievementId}/confirmation': ['post'],
  '/api/pupils/{pupilId}/portfolio/achievements/{achievementId}/refusal': ['post'],
  '/api/pupils/{pupilId}/portfolio/achievements/{achievementId}/annulment': ['post'],
  '/api/pupils/{pupilId}/portfolio/achievements/{achievementId}/files/{fileId}': ['get'],
  '/api/pupils/{pupilId}/portfolio/thanks': ['post'],
  '/api/pupils/{pupilId}/portfolio/thanks/{thanksId}/withdrawal': ['post'],
  '/api/pupils/{pupilId}/remarks': ['get'],
  '/api/classes/{classId}/portfolios': ['get'],
  '/api/schools/{schoolId}/blog-posts': ['post', 'get'],
  '/api/classes/{classId}/blog-posts': ['post'],
  '/api/me/blog': ['get', 'put'],
  '/api/me/blog-posts': ['get'],
  '/api/blog-posts/{postId}': ['get', 'patch'],
  '/api/blog-posts/{postId}/wordings': ['get'],
  '/api/blog-posts/{postId}/withdrawal': ['post'],
  '/api/blog-posts/{postId}/comments': ['get', 'post'],
  '/api/blog-posts/{postId}/comment-withdrawals': ['post'],
  '/api/blog-posts/{postId}/comment-reports': ['post'],
  '/api/blog-posts/{postId}/dismissed-comment-reports': ['post'],
  '/api/schools/{schoolId}/comment-reports': ['get'],
  '/api/me/questions': ['get', 'post'],
  '/api/questions': ['get'],
  '/api/questions/{questionId}': ['get'],
  '/api/questions/{questionId}/texts': ['post'],
  '/api/questions/{questionId}/answers': ['post'],
  '/api/questions/{questionId}/passing-on': ['post'],
  '/api/questions/{questionId}/closing': ['post'],
  '/api/schools/{schoolId}/questions': ['get'],
  '/api/me/frequent-questions': ['get'],
  '/api/frequent-questions': ['get', 'post'],
  '/api/frequent-questions/{frequentId}': ['put'],
  '/api/frequent-questions/{frequentId}/withdrawal': ['post'],
  '/api/schools/{schoolId}/frequent-questions': ['get', 'post'],
  '/api/schools/{schoolId}/frequent-questions/{frequentId}': ['put'],
  '/api/schools/{schoolId}/frequent-questions/{frequentId}/withdrawal': ['post'],
  '/api/me/threads': ['get'],
  '/api/me/addressees': ['get'],
  '/api/me/blocked-authors': ['get'],
  '/api/me/blocked-authors/{personId}': ['delete'],
  '/api/threads/{threadId}': ['get'],
  '/api/threads/{threadId}/messages': ['post'],
  '/api/me/message-files': ['post'],
  '/api/threads/{threadId}/messages/{number}/files/{fileId}': ['get'],
  '/api/threads/{threadId}/reports/{number}/files/{fileId}': ['get'],
  '/api/threads/{threadId}/reading': ['post'],
  '/api/threads/{threadId}/reports': ['post'],
  '/api/threads/{threadId}/blocks': ['post'],
  '/api/threads/{threadId}/decisions': ['post'],
  '/api/pupils/{pupilId}/correspondents': ['get'],
  '/api/pupils/{pupilId}/threads': ['post'],
  '/api/classes/{classId}/threads': ['post'],
  '/api/classes/{classId}/guardians/threads': ['post'],
  '/api/classes/{classId}/pupils/threads': ['post'],
  '/api/classes/{classId}/pupils-and-teacher/threads': ['post'],
  '/api/classes/{classId}/everybody/threads': ['post'],
  '/api/classes/{classId}/correspondents': ['get'],
  '/api/classes/{classId}/correspondents/threads': ['post'],
  '/api/me/schoolmates/threads': ['post'],
  '/api/schools/{schoolId}/message-reports': ['get'],
  '/api/schools/{schoolId}/messaging': ['get', 'put'],
  '/api/schools/{schoolId}/consultations': ['post', 'get'],
  '/api/schools/{schoolId}/consultations/{consultationId}/calling-off': ['post'],
  '/api/pupils/{pupilId}/consultations': ['get'],
  '/api/pupils/{pupilId}/consultations/{consultationId}/booking': ['post'],
  '/api/pupils/{pupilId}/consultations/{consultationId}/booking/cancellation': ['post'],
  '/api/schools/{schoolId}/activities': ['post', 'get'],
  '/api/classes/{classId}/activities': ['post'],
  '/api/activities/{activityId}': ['patch'],
  '/api/activities/{activityId}/calling-off': ['post'],
  '/api/activities/{activityId}/sign-ups': ['post', 'get'],
  '/api/activities/{activityId}/sign-ups/{pupilId}/cancellation': ['post'],
  '/api/me/joint-groups': ['get'],
  '/api/schools/{schoolId}/joint-groups': ['get', 'post'],
  '/api/schools/{schoolId}/joint-groups/partners': ['get'],
  '/api/pupils/{pupilId}/joint-groups': ['get'],
  '/api/pupils/{pupilId}/joint-groups/{jointGroupId}/agreement': ['post'],
  '/api/pupils/{pupilId}/joint-groups/{jointGroupId}': ['delete'],
  '/api/joint-groups/{jointGroupId}': ['get'],
  '/api/joint-groups/{jointGroupId}/schools/{schoolId}/approval': ['post'],
  '/api/joint-groups/{jointGroupId}/schools/{schoolId}/refusal': ['post'],
  '/api/joint-groups/{jointGroupId}/schools/{schoolId}/leaving': ['post'],
  '/api/joint-groups/{jointGroupId}/schools/{schoolId}/leaders': ['put'],
  '/api/joint-groups/{jointGroupId}/schools/{schoolId}/pupils': ['post'],
  '/api/joint-groups/{jointGroupId}/schools/{schoolId}/pupils/{pupilId}': ['delete'],
  '/api/joint-groups/{jointGroupId}/closing': ['post'],
  '/api/joint-groups/{jointGroupId}/threads': ['post'],
  '/api/pupils/{pupilId}/activities': ['get'],
  '/api/pupils/{pupilId}/activities/{activityId}/sign-up': ['post'],
  '/api/pupils/{pupilId}/activities/{activityId}/sign-up/cancellation': ['post'],
  '/api/files': ['post'],
  '/api/people/{personId}/export': ['get'],
  '/api/people/{personId}/erasure': ['post', 'get'],
  '/api/audit/events': ['get'],
  '/api/pupils/{pupilId}/history': ['get'],
  '/api/audit/reads': ['get'],
  '/api/pupils/{pupilId}/readers': ['get'],
  '/api/audit/refusals': ['get'],
  '/api/audit/retention': ['get'],
  '/api/audit/alerts': ['get'],
  '/api/audit/alerts/{alertId}': ['get'],
  '/api/audit/alerts/{alertId}/corrections.csv': ['get'],
  '/api/audit/alerts/{alertId}/review': ['post'],
  '/api/audit/as-of/pupils/{pupilId}/diary': ['get'],
  '/api/audit/as-of/pages/{pageId}': ['get'],
  '/api/audit/as-of/pupils/{pupilId}/final-grades': ['get'],
  '/api/audit/as-of/classes/{classId}/final-grades': ['get'],
  '/api/audit/as-of/classes/{classId}/rating': ['get'],
  '/api/audit/as-of/schools/{schoolId}/rating': ['get'],
  '/api/audit/as-of/pupils/{pupilId}/rating': ['get'],
  '/ims/oneroster/rostering/v1p2/discovery/{document}': ['get'],
  '/ims/oneroster/rostering/v1p2/{collection}': ['get'],
  '/ims/oneroster/rostering/v1p2/{collection}/{sourcedId}': ['get'],
  '/ims/oneroster/rostering/v1p2/{parents}/{parentId}/{collection}': ['get'],
  '/ims/oneroster/rostering/v1p2/schools/{schoolId}/classes/{classId}/{collection}': ['get'],
  '/ims/oneroster/gradebook/v1p2/discovery/{document}': ['get'],
  '/ims/oneroster/gradebook/v1p2/{collection}': ['get'],
  '/ims/oneroster/gradebook/v1p2/{collection}/{sourcedId}': ['get'],
  '/ims/oneroster/gradebook/v1p2/classes/{classId}/{collection}': ['get'],
  '/ims/oneroster/gradebook/v1p2/schools/{schoolId}/scoreScales': ['get'],
  '/ims/oneroster/gradebook/v1p2/lineItems/{lineItemId}/results': ['get'],
  '/ims/oneroster/gradebook/v1p2/classes/{classId}/lineItems/{lineItemId}/results': ['get'],
  '/ims/oneroster/gradebook/v1p2/classes/{classId}/students/{studentId}/results': ['get'],
  '/ims/oneroster/gradebook/v1p2/lineItems/{sourcedId}': ['put', 'delete'],
  '/ims/oneroster/gradebook/v1p2/results/{sourcedId}': ['put', 'delete'],
};

describe('The API', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let lessonId: string;
  let work: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    lessonId = await recordLesson(day, 8, 'Limits of sequences');
    work = day.works[0] ?? '';
  });
  afterAll(async () => {
    await school.remove();
  });

  const readPage = async (position?: string): Promise<ServedPage> => {
    const headers = position === undefined ? {} : { 'X-Journal-Position': position };
    const path = `/api/journal/pages/${day.pageId}`;
    return expectStatus(200, await day.teacher.get<ServedPage>(path, headers)).body;
  };
  const readHistory = async (gradeId: string, position: string): Promise<ServedHistory> => {
    const path = `/api/grades/${gradeId}/history`;
    const headers = { 'X-Journal-Position': position };
    return expectStatus(200, await day.guardian.get<ServedHistory>(path, headers)).body;
  };

  it('describes every route', async () => {
    const visitor = new Visitor(school.url);
    const { body } = expectStatus(
      200,
      await visitor.get<{ paths: Record<string, Record<string, object>> }>('/api/openapi.json'),
    );
    const listed = Object.entries(body.paths).map(([path, methods]) => [path, Object.keys(methods)]);
    expect(Object.fromEntries(listed)).toEqual(ROUTES);
    const page = expectStatus(200, await visitor.get<string>('/api/docs'));
    expect(page.headers.get('Content-Type')).toContain('text/html');
  });

  it('records a lesson, and puts its topic differently', async () => {
    const path = `/api/journal/pages/${day.pageId}/lessons`;
    const lesson = { date: day.today, number: 9, topic: 'Séries: ∑ 1/n² — «Basel»' };
    const first = expectStatus(201, await day.teacher.post<{ lessonId: string }>(path, lesson));
    const changed = expectStatus(201, await day.teacher.post(path, { ...lesson, topic: 'Series' }));
    expect(changed.body).toEqual(first.body);
    const shown = async (answer: Answer) =>
      (await readPage(positionOf(answer))).lessons.find((one) => one.lessonId === first.body.lessonId);
    expect(await shown(changed)).toMatchObject({ date: day.today, number: 9, topic: 'Series' });
  });

  it('sets homework, which the diary shows in the lesson and on the day on which it is due', async () => {
    const dueOn = addDays(day.today, 1);
    const homework = { lessonId, dueOn, text: 'Exercises 1–7 on page 12', minutes: 40 };
    const answer = expectStatus(
      201,
      await day.teacher.post<{ homeworkId: string }>(`/api/journal/pages/${day.pageId}/homework`, homework),
    );
    const range = `from=${day.today}&to=${dueOn}`;
    const { body } = await day.guardian.get<ServedDiary>(`/api/pupils/${day.child.id}/diary?${range}`, {
      'X-Journal-Position': positionOf(answer),
    });
    const set = body.days[0]?.lessons.find((one) => one.lessonId === lessonId)?.homeworkSet;
    const due = body.days[1]?.lessons.flatMap(({ homeworkDue }) => homeworkDue);
    const { homeworkId } = answer.body;
    const task = { text: 'Exercises 1–7 on page 12', minutes: 40, personal: false, files: [] };
    const shown = { homeworkId, dueOn, setOn: day.today, ...task };
    expect(set).toEqual([shown]);
    expect(due).toContainEqual(shown);
  });

  it('gives a whole class its grades in one request', async () => {
    const entries = day.pupilIds.map((pupilId, index) => ({ pupilId, work, value: (index % 21).toString() }));
    const answer = expectStatus(201, await giveGrades(day, lessonId, entries));
    expect(answer.body.grades.map(({ pupilId, value }) => ({ pupilId, work, value }))).toEqual(entries);
    const { grades } = await readPage(positionOf(answer));
    for (const { gradeId, pupilId, value } of answer.body.grades) {
      expect(grades).toContainEqual(
        expect.objectContaining({ gradeId, pupilId, value, lessonId, status: 'given' }),
      );
    }
  });

  it('gives none of a class’s grades where one of them is refused, and names all that are', async () => {
    const second = await recordLesson(day, 10);
    const before = await readPage();
    const entries = day.pupilIds.map((pupilId) => ({ pupilId, work, value: '15' }));
    const spoilt = [
      ...entries,
      { pupilId: 'aaaaaaaaaaaaaaaa', work, value: '21' },
      { pupilId: day.child.id, work: 'no such work', value: '-1' },
    ];
    const answer = expectStatus(422, await giveGrades(day, second, spoilt));
    const at = entries.length.toString();
    const next = (entries.length + 1).toString();
    expect(fieldsOf(answer).toSorted()).toEqual(
      [
        `grades.${at}.pupilId`,
        `grades.${at}.value`,
        `grades.${next}.value`,
        `grades.${next}.work`,
      ].toSorted(),
    );
    expect((await readPage(before.position)).grades).toEqual(before.grades);
    const all = expectStatus(201, await giveGrades(day, second, entries));
    expect(all.body.grades).toHaveLength(entries.length);
  });

  it('records who was absent or late', async () => {
    const [first = '', second = ''] = day.pupilIds;
    const attended = await recordLesson(day, 13);
    const absences = [
      { pupilId: first, code: 'late', minutes: 12 },
      { pupilId: second, code: 'ill' },
    ];
    const path = `/api/journal/pages/${day.pageId}/absences`;
    const answer = expectStatus(201, await day.teacher.post(path, { lessonId: attended, absences }));
    expect(answer.body).toEqual({ absences: 2 });
    const page = await readPage(positionOf(answer));
    expect(page.absences).toEqual(
      expect.arrayContaining(absences.map((one) => ({ ...one, recorded: one.code, lessonId: attended }))),
    );
    const diary = await readDiary(day, day.pupil, positionOf(answer));
    const lesson = diary.days.flatMap(({ lessons }) => lessons).find((one) => one.lessonId === attended);
    expect(lesson?.absence).toEqual({ code: 'late', recorded: 'late', minutes: 12 });
  });

  it('corrects a grade, and keeps what it was with who, when and why', async () => {
    const { gradeId } = await giveGrade(day, lessonId, '12', day.works[1]);
    const answer = expectStatus(200, await correctGrade(day, gradeId, '14', 'Question 3 was counted twice'));
    expect(answer.body).toEqual({ gradeId, value: '14' });
    const diary = await readDiary(day, day.guardian, positionOf(answer));
    expect(gradesIn(diary).find((grade) => grade.gradeId === gradeId)).toMatchObject({
      value: '14',
      status: 'corrected',
      changes: [{ from: '12', to: '14', reason: 'Question 3 was counted twice' }],
    });
    const { chain, pupilId } = await readHistory(gradeId, positionOf(answer));
    expect(pupilId).toBe(day.child.id);
    expect(chain.map(({ what, from, to, reason, late }) => ({ what, from, to, reason, late }))).toEqual([
      { what: 'given', from: undefined, to: '12', reason: undefined, late: false },
      { what: 'corrected', from: '12', to: '14', reason: 'Question 3 was counted twice', late: false },
    ]);
    expect(new Set(chain.map(({ actor }) => actor.role))).toEqual(new Set(['teacher']));
    expect(chain.at(-1)?.logPosition).toBe(positionOf(answer));
  });

  it('shows a write at once to whoever asks for its position, time after time', async () => {
    let value = 0;
    const { gradeId, position } = await giveGrade(day, lessonId, value.toString(), day.works[2]);
    let wanted = position;
    for (let time = 0; time < 60; time++) {
      const [diary, history, page] = await Promise.all([
        readDiary(day, day.guardian, wanted),
        readHistory(gradeId, wanted),
        readPage(wanted),
      ]);
      const seen = [
        gradesIn(diary).find((grade) => grade.gradeId === gradeId)?.value,
        history.chain.at(-1)?.to,
        page.grades.find((grade) => grade.gradeId === gradeId)?.value,
      ];
      expect(seen).toEqual(Array(3).fill(value.toString()));
      value = (value + 1) % 21;
      wanted = positionOf(
        expectStatus(200, await correctGrade(day, gradeId, value.toString(), `Time ${time.toString()}`)),
      );
    }
  });

  it('answers 304 while nothing has changed, and anew after a write', async () => {
    const week = weekOf(day.today);
    for (const path of [
      `/api/pupils/${day.child.id}/diary?week=${week}`,
      `/api/journal/pages/${day.pageId}`,
    ]) {
      const reader = path.includes('/diary') ? day.guardian : day.teacher;
      const newest = await day.teacher.get<{ position: string }>('/health');
      const first = expectStatus(200, await reader.get(path, { 'X-Journal-Position': newest.body.position }));
      const known = { 'If-None-Match': first.headers.get('ETag') ?? '' };
      const second = await reader.get(path, known);
      expect([second.status, second.body]).toEqual([304, '']);
      expectStatus(304, await reader.get(path, { 'If-None-Match': `"other", W/${known['If-None-Match']}` }));
      const more = { date: day.today, number: 11, topic: `Repetition for ${path}` };
      const wrote = await day.teacher.post(`/api/journal/pages/${day.pageId}/lessons`, more);
      expectStatus(200, await reader.get(path, { ...known, 'X-Journal-Position': positionOf(wrote) }));
    }
  });

  it('carries out a request once, however often it comes under one Idempotency-Key', async () => {
    const third = await recordLesson(day, 12);
    const entries = [{ pupilId: day.child.id, work, value: '18', comment: 'Well argued' }];
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => giveGrades(day, third, entries, key)));
    answers.push(await giveGrades(day, third, entries, key.toUpperCase()));
    const [first, ...others] = answers.map((answer) => expectStatus(201, answer));
    for (const other of others) {
      expect(other.body).toEqual(first?.body);
      expect(positionOf(other)).toBe(first && positionOf(first));
    }
    const gradeId = first?.body.grades[0]?.gradeId ?? '';
    expect((await readHistory(gradeId, first ? positionOf(first) : '')).chain).toHaveLength(1);

    const other = await giveGrades(
      day,
      third,
      [{ ...entries[0], pupilId: day.child.id, work, value: '3' }],
      key,
    );
    expect(problemOf(expectStatus(422, other)).code).toBe('idempotency-key-reused');
    const correction = { value: '19', reason: 'Asked again' };
    const path = `/api/journal/grades/${gradeId}/correction`;
    const reused = await day.teacher.post(path, correction, { 'Idempotency-Key': key });
    expect(problemOf(expectStatus(422, reused)).code).toBe('idempotency-key-reused');
  });

  it('reads a diary by week or by days, to the same effect', async () => {
    const range = daysOfWeek(weekOf(day.today));
    const position = await newestPosition(day.guardian);
    const byWeek = await readDiary(day, day.guardian, position);
    const path = `/api/pupils/${day.child.id}/diary?from=${range?.from ?? ''}&to=${range?.to ?? ''}`;
    const { body: byDays } = expectStatus(
      200,
      await day.guardian.get<ServedDiary>(path, { 'X-Journal-Position': position }),
    );
    expect(byDays.days).toEqual(byWeek.days);
    expect(byWeek.days).toHaveLength(7);
  });

  it('answers whatever it does not know as a problem, and other paths with the pages', async () => {
    const visitor = new Visitor(school.url);
    for (const path of ['/api/nothing', '/api/journal', '/api/pupils', '/api/']) {
      expect(problemOf(expectStatus(404, await visitor.get(path))).code).toBe('not-found');
    }
    const page = expectStatus(200, await visitor.get<string>('/diary/somebody/2026-W01'));
    expect(page.body).toContain('<!doctype html>');
  });

  it('counts its requests by route, without ids', async () => {
    const { body } = expectStatus(200, await day.teacher.get<string>('/metrics'));
    expect(body).toContain('route="/api/journal/pages/:pageId/grades"');
    expect(body).not.toContain(day.pageId);
    expect(body).not.toContain(day.child.id);
  });
});

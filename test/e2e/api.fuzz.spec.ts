import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { anyText, anyWholeText } from '../support/any-text.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { problemOf, type Answer, type Visitor } from '../support/visitor.js';

/** Where bodies go, with the fields that each route knows. */
const WRITES = {
  'journal/pages/:id/lessons': ['date', 'number', 'topic'],
  'journal/pages/:id/lessons/plan': ['date', 'number', 'topic'],
  'journal/pages/:id/lessons/cancellation': ['date', 'number', 'reason'],
  'journal/lessons/:id/reinstatement': ['lessonId'],
  'journal/pages/:id/substitutes': ['date', 'number', 'teacherId'],
  'journal/lessons/:id/substitutes/release': ['teacherId'],
  'journal/pages/:id/homework': ['lessonId', 'files', 'dueOn', 'text', 'minutes', 'dueLesson', 'pupilIds'],
  'journal/homework/:id/amendment': ['dueOn', 'files', 'text', 'minutes', 'dueLesson', 'pupilIds'],
  'journal/homework/:id/withdrawal': ['reason'],
  'journal/pages/:id/grades': ['lessonId', 'grades', 'onBehalfOf'],
  'journal/grades/:id/correction': ['value', 'from', 'reason', 'reasonCode', 'onBehalfOf'],
  'journal/grades/:id/annulment': ['reason', 'reasonCode', 'onBehalfOf'],
  'journal/pages/:id/late-requests': [
    ...['lessonId', 'pupilId', 'work', 'value', 'madeUpOn', 'debtId', 'reason', 'reasonCode'],
  ],
  'journal/grades/:id/correction/request': ['value', 'from', 'reason', 'reasonCode'],
  'journal/grades/:id/annulment/request': ['from', 'reason', 'reasonCode'],
  'journal/late-requests/:id/withdrawal': ['reason'],
  'journal/late-requests/:id/approval': ['reason'],
  'journal/late-requests/:id/refusal': ['reason', 'reasonCode'],
  'journal/pages/:id/debts': ['lessonId', 'debts'],
  'journal/debts/:id/withdrawal': ['reason', 'reasonCode'],
  'journal/pages/:id/absences': ['lessonId', 'absences'],
  'journal/pages/:id/absences/reasons': ['lessonId', 'absences'],
  'journal/pages/:id/absences/withdrawal': ['lessonId', 'pupilId', 'reason', 'reasonCode'],
  'journal/pages/:page/tests': ['date', 'number', 'title'],
  'journal/pages/:id/tests': ['date', 'number', 'title'],
  'journal/tests/:id/moving': ['date', 'number'],
  'journal/tests/:id/withdrawal': ['reason'],
  'journal/pages/:id/remarks': ['lessonId', 'pupilId', 'kind', 'text', 'visibleTo'],
  'journal/remarks/:id/withdrawal': ['reason', 'reasonCode'],
  'journal/pages/:id/term-grades': ['lessonId', 'grades'],
  'journal/pages/:page/term-grades/:id/correction': ['value', 'reason', 'reasonCode'],
  'journal/pages/:id/closing': ['reason'],
  'journal/pages/:id/reopening': ['reason'],
  'journal/pages/:id/edit-window': ['until', 'reason'],
  'journal/pages/:id/late-corrections': ['personId', 'more', 'reason'],
  'journal/classes/:group/years/:id/final-grades': ['subjectId', 'grades'],
  'journal/classes/:id/years/:year/final-grades': ['subjectId', 'grades'],
  'journal/classes/:group/years/:year/final-grades': ['subjectId', 'grades'],
  'journal/classes/:group/years/:year/final-grades/correction': [
    ...['subjectId', 'pupilId', 'value', 'reason', 'reasonCode'],
  ],
  'journal/classes/:group/years/:year/reopening': ['reason'],
  'pupils/:id/certificates': ['from', 'to', 'code', 'note'],
  'pupils/:pupil/certificates': ['from', 'to', 'code', 'note'],
  'pupils/:pupil/notes': ['from', 'to', 'code', 'note'],
  'pupils/:pupil/filed/:id/withdrawal': ['reason'],
  'pupils/:pupil/day-absences': ['date', 'code'],
  'pupils/:pupil/day-absences/withdrawal': ['date', 'reason'],
  'pupils/:pupil/diary/acknowledgements': ['week', 'seen', 'signature'],
  'pupils/:pupil/diary/visit': ['seen'],
  'pupils/:pupil/remarks/:id/acknowledgement': ['seen', 'signature'],
  'pupils/:pupil/remarks/:id/answer': ['text'],
  'classes/:id/transfers': ['pupilId', 'toClassId', 'until'],
  'classes/:group/admissions': ['pupilId', 'fromClassId', 'from'],
  'classes/:class/meetings': ['title', 'startsAt', 'place', 'agenda'],
  'classes/:id/meetings': ['title', 'startsAt', 'place', 'agenda'],
  'schools/:school/meetings': ['title', 'startsAt', 'place', 'agenda'],
  'schools/:id/meetings': ['title', 'startsAt', 'place', 'agenda'],
  'meetings/:id/calling-off': ['reason'],
  'meetings/:meeting/answer': ['coming'],
  'meetings/:meeting/proxy': ['holderId'],
  'meetings/:meeting/proxy/revocation': ['holderId'],
  'meetings/:id/attendance': ['guardianIds'],
  'meetings/:meeting/attendance/count': ['count'],
  'meetings/:id/minutes': ['text', 'change'],
  'meetings/:id/votes': ['question', 'options', 'secret', 'quorum'],
  'meetings/:meeting/votes/:id/ballots': ['pupilId', 'option', 'code'],
  'meetings/:meeting/votes/:id/closing': ['voteId'],
  'schools/:school/terms/:term/timetable/entries': ['entries', 'entries'],
  'schools/:school/terms/:term/timetable/entries/removal': ['entryIds'],
  'schools/:school/terms/:id/timetable/publication': ['from'],
  'schools/:school/terms/:term/timetable/import': ['csv', 'dryRun'],
  'schools/:school/days-off': ['from', 'to', 'title'],
  'schools/:school/days-off/:id/withdrawal': ['title'],
  'schools/:school/shifted-days': ['date', 'weekday', 'week', 'bells'],
  'schools/:school/shifted-days/:id/withdrawal': ['date'],
  'schools/:school/terms/:term/timetable/occasions': ['date', 'from', 'to', 'title', 'classIds'],
  'schools/:school/terms/:term/timetable/occasions/:id/calling-off': ['title'],
  'schools/:school/announcements': ['title', 'text', 'from', 'until', 'pinned', 'receiptAsked', 'roles'],
  'classes/:class/announcements': ['title', 'text', 'from', 'until', 'pinned', 'receiptAsked'],
  'announcements/:id/pinning': ['pinned'],
  'announcements/:id/withdrawal': ['reason'],
  'announcements/:id/receipt': ['version'],
  'schools/:school/blog-posts': ['title', 'text', 'from', 'comments'],
  'classes/:class/blog-posts': ['title', 'text', 'from', 'comments'],
  'blog-posts/:id/withdrawal': ['reason'],
  'blog-posts/:id/comments': ['text'],
  'blog-posts/:id/comment-withdrawals': ['number', 'reason'],
  'blog-posts/:id/comment-reports': ['number', 'reason'],
  'blog-posts/:id/dismissed-comment-reports': ['number', 'reason'],
  'pupils/:pupil/threads': ['to', 'title', 'text'],
  'classes/:class/threads': ['title', 'text'],
  'classes/:class/guardians/threads': ['title', 'text'],
  'classes/:class/pupils/threads': ['title', 'text'],
  'classes/:class/pupils-and-teacher/threads': ['title', 'text'],
  'classes/:class/everybody/threads': ['title', 'text'],
  'classes/:class/correspondents/threads': ['to', 'title', 'text'],
  'me/schoolmates/threads': ['schoolId', 'title', 'text'],
  'threads/:id/messages': ['text', 'files'],
  'me/message-files': ['content'],
  'threads/:id/reading': ['upTo'],
  'threads/:id/reports': ['number', 'reason'],
  'threads/:id/blocks': ['number'],
  'threads/:id/decisions': ['number', 'remove', 'reason'],
  'schools/:school/joint-groups': ['title', 'purpose', 'schoolIds'],
  'joint-groups/:id/schools/:school/approval': ['leaderIds'],
  'joint-groups/:id/schools/:school/refusal': ['reason'],
  'joint-groups/:id/schools/:school/leaving': ['reason'],
  'joint-groups/:id/schools/:school/pupils': ['pupilId'],
  'joint-groups/:id/closing': ['reason'],
  'joint-groups/:id/threads': ['title', 'text'],
  'pupils/:pupil/joint-groups/:id/agreement': ['jointGroupId'],
  'me/questions': ['text', 'page', 'role', 'schoolId', 'language', 'version'],
  'questions/:id/texts': ['text'],
  'questions/:id/answers': ['text', 'asksBack'],
  'questions/:id/passing-on': ['text'],
  'questions/:id/closing': ['text'],
  'frequent-questions': ['texts'],
  'frequent-questions/:id/withdrawal': ['texts'],
  'schools/:school/frequent-questions': ['texts'],
  'schools/:school/frequent-questions/:id/withdrawal': ['texts'],
  'schools/:school/consultations': ['startsAt', 'minutes', 'count', 'place'],
  'schools/:school/consultations/:id/calling-off': ['reason'],
  'pupils/:pupil/consultations/:id/booking': ['slot'],
  'schools/:school/activities': ['title', 'startsAt', 'place', 'text', 'signUp'],
  'classes/:class/activities': ['title', 'startsAt', 'place', 'text', 'signUp'],
  'activities/:id/calling-off': ['reason'],
  'activities/:id/sign-ups': ['pupilId', 'reason'],
  'activities/:id/sign-ups/:pupil/cancellation': ['reason'],
  'pupils/:pupil/activities/:id/sign-up': ['activityId'],
  'pupils/:pupil/activities/:id/sign-up/cancellation': ['activityId'],
  'me/password': ['current', 'password'],
  'me/second-factors/totp/confirmation': ['code'],
  'me/second-factors/passkeys': ['passkey'],
  'session/second-factor': ['code', 'spareCode', 'passkey'],
  'session/confirmation': ['code', 'spareCode', 'passkey', 'password'],
  'session/passkey': ['passkey'],
  'audit/alerts/:id/review': ['conclusion', 'note'],
  recovery: ['signInName'],
  'me/consents': ['consent'],
  'me/consents/withdrawal': ['language'],
  'pupils/:pupil/guardians/:id/limits': ['what', 'from', 'until', 'reason'],
  'schools/:school/guardian-applications': [
    ...['pupilId', 'givenName', 'familyName', 'middleName', 'email', 'phone', 'relation', 'consent'],
  ],
  'schools/:school/guardian-applications/:id/acceptance': ['guardianId'],
  'schools/:school/guardian-applications/:id/refusal': ['reason'],
  'schools/:id/next-year': ['year', 'terms', 'classes', 'groups', 'leavers'],
  'schools/:school/years': ['title', 'from', 'to', 'terms'],
  'schools/:school/roster/trial': ['content'],
  'schools/:school/roster/import': ['content'],
  'schools/applications': [
    ...['code', 'title', 'kind', 'municipality', 'region', 'address', 'timeZone', 'consent'],
    ...['givenName', 'familyName', 'middleName', 'office', 'email', 'phone'],
  ],
  'schools/applications/status/:id/answer': ['answer'],
  'schools/applications/:id/question': ['question'],
  'schools/applications/:id/refusal': ['reason'],
  'schools/applications/:id/approval': ['applicationId'],
  'schools/:school/offices': ['personId', 'role', 'until'],
  'schools/:school/offices/:id/taking': ['role'],
  'schools/:school/offices/:id/proposals/:account/agreement': ['role'],
  'consequences/refused/:id/retry': ['commandId'],
  'pupils/:pupil/health-notes': ['text'],
  'pupils/:pupil/health-notes/:id/withdrawal': ['text'],
  'pupils/:pupil/exemptions': ['subjectId', 'from', 'to', 'why'],
  'pupils/:pupil/exemptions/:id/withdrawal': ['why'],
  'pupils/:pupil/portfolio/files': ['content'],
  'pupils/:pupil/portfolio/achievements': ['kind', 'level', 'date', 'title', 'award', 'proofs'],
  'pupils/:pupil/portfolio/proposals': ['kind', 'level', 'date', 'title', 'award', 'proofs'],
  'pupils/:pupil/portfolio/proposals/:id/withdrawal': ['reason'],
  'pupils/:pupil/portfolio/achievements/:id/confirmation': ['reason'],
  'pupils/:pupil/portfolio/achievements/:id/refusal': ['reason'],
  'pupils/:pupil/portfolio/achievements/:id/annulment': ['reason'],
  'pupils/:pupil/portfolio/thanks': ['thanked', 'text'],
  'pupils/:pupil/portfolio/thanks/:id/withdrawal': ['reason'],
  'schools/:school/clinics': ['title', 'sportIds'],
  'schools/:school/clinics/:id/keys': ['publicKey'],
  'schools/:school/clinics/:id/keys/:account/revocation': ['reason'],
  'schools/:school/clinics/:id/dismissal': ['reason'],
  'schools/:school/clinic-reports/:id/filing': ['pupilId'],
  'schools/:school/clinic-reports/:id/dismissal': ['reason'],
  'clinics/:id/reports': ['specversion', 'id', 'source', 'type', 'data'],
  activation: ['signInName', 'code', 'password', 'consent'],
  'classes/:class/sign-ins': ['pupilIds', 'whose'],
  'recovery/password': ['signInName', 'code', 'password'],
  files: ['content'],
  'me/calendars': ['of', 'personId'],
  'me/contacts/:id/code': ['channel'],
  'me/contacts/sms/verification': ['code'],
} as const;
const PATCHES = {
  'meetings/:id': ['title', 'startsAt', 'place', 'agenda'],
  'activities/:id': ['title', 'startsAt', 'endsAt', 'place', 'text', 'places', 'until'],
  'announcements/:id': ['title', 'text', 'until', 'receiptAsked'],
  'blog-posts/:id': ['title', 'text', 'comments'],
  'pupils/:pupil/exemptions/:id': ['from', 'to', 'why'],
  'pupils/:pupil/portfolio/achievements/:id': ['kind', 'level', 'date', 'title', 'award', 'proofs', 'reason'],
} as const;
const PUTS = {
  'me/children/:pupil/name': ['name'],
  'me/contacts/email': ['contact'],
  'me/blog': ['comments'],
  'me/notices': ['language', 'quietHours', 'kinds'],
  'joint-groups/:id/schools/:school/leaders': ['leaderIds'],
  'schools/:school/years/:year': ['title', 'from', 'to', 'terms'],
  'schools/:school/scale': ['preset', 'scale', 'subjectId'],
  'schools/:school/work-kinds/:id': ['title', 'abbreviation', 'weight', 'grades', 'from'],
  'schools/:school/rounding': ['kind', 'least'],
  'schools/:school/edit-window': ['days'],
  'pupils/:pupil/health-flags/asthma': ['until'],
  'pupils/:pupil/health-flags/:id': ['until'],
  'schools/:school/ratings': ['on', 'least'],
  'schools/:school/test-limits': ['aDay', 'aWeek'],
  'schools/:school/proxies': ['proxies'],
  'schools/:school/messaging': [
    ...['guardiansWrite', 'guardiansWriteToOne', 'pupilsWrite', 'pupilsOfSchoolWrite', 'staffQuietHours'],
  ],
  'frequent-questions/:id': ['texts'],
  'schools/:school/frequent-questions/:id': ['texts'],
  'schools/:school/correction-reasons/:id': ['title'],
  'schools/:school/days-off/:id': ['from', 'to', 'title'],
  'schools/:school/terms/:term/timetable/bells': ['weekdays', 'bells'],
  'schools/:school/terms/:term/timetable/weeks': ['first'],
  'schools/:school/terms/:term/timetable/rooms': ['rooms', 'rooms'],
} as const;
const ENTRY_FIELDS = [
  ...['pupilId', 'work', 'value', 'comment', 'code', 'minutes', 'note', 'madeUpOn', 'debtId', 'dueOn'],
  ...[
    'fileId',
    'name',
    'from',
    'to',
    'timeZone',
    'late',
    'absence',
    'channels',
    'pace',
    'jws',
    'cms',
    'passkey',
    'weekday',
    'number',
    'weeks',
    'groupId',
    'teacherId',
    'room',
    'title',
  ],
];

const RUNS = 480;
const TOGETHER = 8;

describe('The API, whatever it is sent,', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let admin: Visitor;
  let healthWorker: Visitor;
  let places: Readonly<Record<string, string>>;
  let known: readonly string[];

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    const lessonId = await recordLesson(day, 8);
    const { gradeId } = await giveGrade(day, lessonId, '12');
    [head, admin, healthWorker] = await Promise.all([
      school.signIn('deputyHead'),
      school.signIn('admin'),
      school.signIn('healthWorker'),
    ]);
    const schoolId = (await head.get<Me>('/api/me')).body.schools[0]?.id ?? '';
    const [group = '', subject = '', term = ''] = day.pageId.split('.');
    const { terms } = (
      await head.get<{ terms: Record<string, { yearId: string }> }>(`/api/schools/${schoolId}/settings`)
    ).body;
    const { classes } = (await head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`)).body;
    const classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    const startsAt = `${addDays(day.today, 7)}T18:30`;
    const called = await head.post<{ meetingId: string }>(`/api/classes/${classId}/meetings`, {
      ...{ title: 'First term', startsAt, place: 'Room 12' },
    });
    const announced = await day.teacher.post<{ announcementId: string }>(
      `/api/classes/${classId}/announcements`,
      { title: 'Trip', text: 'To the sea' },
    );
    const post = await day.teacher.post<{ postId: string }>(`/api/classes/${classId}/blog-posts`, {
      ...{ title: 'Trip', text: 'We saw the sea' },
    });
    const written = await day.teacher.post<{ threadId: string }>(`/api/classes/${classId}/threads`, {
      ...{ title: 'Trip', text: 'To the sea' },
    });
    const asked = await day.guardian.post<{ questionId: string }>('/api/me/questions', {
      ...{ text: 'How do I sign?', page: '/diary', role: 'guardian', language: 'en', version: '0.1.0' },
    });
    places = {
      class: classId,
      meeting: called.body.meetingId,
      page: day.pageId,
      pupil: day.child.id,
      school: schoolId,
      group,
      year: terms[term]?.yearId ?? '',
      term,
    };
    known = [
      day.pageId,
      group,
      subject,
      day.today,
      lessonId,
      gradeId,
      startsAt,
      called.body.meetingId,
      announced.body.announcementId,
      post.body.postId,
      written.body.threadId,
      asked.body.questionId,
      ...day.pupilIds.slice(0, 3),
      ...day.works,
      ...['15', 'late', 'ill', 'praise', 'guardian', 'recounted', 'thresholds', 'letters', 'notAssessed'],
    ];
  });
  afterAll(async () => {
    await school.remove();
  });

  const expectAnAnswer = (answer: Answer): void => {
    if (answer.status < 400) return;
    expect(problemOf(answer)).toMatchObject({
      status: answer.status,
      code: expect.stringMatching(/^[a-z0-9-]+$/),
      detail: expect.any(String),
    });
    expect(answer.status).toBeLessThan(500);
  };

  const odd = () =>
    fc.oneof(
      { arbitrary: fc.constantFrom(...known), weight: 3 },
      fc.constantFrom('constructor', '__proto__', '', '\0', '\u202e', '💥', '9'.repeat(400)),
      anyText(),
      fc.integer(),
      fc.double(),
      fc.constantFrom(null, true, [], {}, [null], [[]]),
      fc.jsonValue(),
    );
  const objectWith = (fields: readonly string[]) =>
    fc.dictionary(fc.oneof({ arbitrary: fc.constantFrom(...fields), weight: 9 }, fc.string()), odd());
  const body = (fields: readonly string[]) =>
    fc.oneof(
      fc.jsonValue(),
      objectWith(fields),
      fc.record({
        lessonId: odd(),
        [fields[1] ?? '']: fc.oneof(odd(), fc.array(objectWith(ENTRY_FIELDS), { maxLength: 4 })),
      }),
      fc.record(Object.fromEntries(fields.map((field) => [field, odd()]))),
    );
  const id = () =>
    fc.oneof(
      fc.constantFrom(...known),
      anyWholeText().filter((text) => text !== ''),
      fc.stringMatching(/^[a-z0-9]{1,9}\.[a-z0-9]{1,9}\.[a-z0-9]{1,9}(\.\d{8}-\d{1,2}(\.[a-z0-9]{1,12})?)?$/),
    );
  const header = () =>
    fc.oneof(fc.constant(undefined), fc.stringMatching(/^[ -~]{1,40}$/), fc.constant(crypto.randomUUID()));

  /** The route with what each of its parts is called here; an `:id` is whatever it is. */
  const filled = (route: string, id: string): string =>
    `/api/${route.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(places[part] ?? id))}`;

  const sendAll = (
    method: 'POST' | 'PUT' | 'PATCH',
    routes: Readonly<Record<string, readonly string[]>>,
    writers: readonly Visitor[],
  ): Promise<void> => {
    const anId = id();
    const command = fc.oneof(
      ...Object.entries(routes).map(([route, fields]) =>
        fc.record({
          route: fc.constant(route),
          id: anId,
          body: body(fields),
          key: header(),
          writer: fc.constantFrom(...writers),
        }),
      ),
    );
    return fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: TOGETHER, maxLength: TOGETHER }), async (commands) => {
        const answers = await Promise.all(
          commands.map((one) =>
            one.writer.send(method, filled(one.route, one.id), JSON.stringify(one.body), {
              'Content-Type': 'application/json',
              ...(one.key === undefined ? {} : { 'Idempotency-Key': one.key }),
            }),
          ),
        );
        answers.forEach(expectAnAnswer);
      }),
      { numRuns: RUNS / TOGETHER },
    );
  };

  it('never fails at a command', () =>
    sendAll('POST', WRITES, [day.teacher, day.teacher, head, admin, day.guardian, healthWorker]));

  it('never fails at a setting', () => sendAll('PUT', PUTS, [admin, head, healthWorker]));

  it('never fails at a change', () => sendAll('PATCH', PATCHES, [head, admin, day.teacher, healthWorker]));

  it('never fails at a question', async () => {
    const query = fc.dictionary(
      fc.oneof(fc.constantFrom('week', 'from', 'to', 'class', 'limit', 'at', 'position'), anyWholeText()),
      fc.oneof(
        fc.stringMatching(/^\d{4}-(W\d{2}|\d{2}-\d{2})$/),
        fc.constantFrom('2026-W48', '1/1', '999/999', '2026-11-23T08:00:00Z', ...known),
        anyWholeText(),
      ),
      { maxKeys: 3 },
    );
    const question = fc.record({
      route: fc.constantFrom(
        ...['journal/pages/:id', 'grades/:id/history', 'pupils/:id/diary', 'outbox', ':id'],
        ...['pupils/:id/years', 'journal/pages/:id.xlsx', 'classes/:id/summary.xlsx'],
        ...[
          'schools/:id/settings',
          'classes/:id/meetings',
          'schools/:id/meetings',
          'journal/homework/:id/files/abc',
        ],
        ...['meetings/:id', 'meetings/:id/guardians', 'meetings/:id/votes/v1/ballots', 'me/meetings'],
        ...['classes/:id/timetable', 'schools/:id/terms/q1/timetable', 'schools/:id/days'],
        ...['classes/:id/lessons', 'teachers/:id/lessons'],
        ...['schools/:id/calendar', `schools/${places['school'] ?? ''}/calendar`],
        ...['announcements/:id', 'announcements/:id/receipts', 'me/announcements'],
        ...['pupils/:id/portfolio', 'pupils/:id/remarks', 'classes/:id/portfolios'],
        ...['blog-posts/:id', 'blog-posts/:id/comments', 'blog-posts/:id/wordings', 'me/blog-posts'],
        ...['me/blog', 'schools/:id/blog-posts', 'schools/:id/comment-reports'],
        ...['threads/:id/messages/1/files/abc', 'threads/:id/reports/1/files/abc'],
        ...['threads/:id', 'me/threads', 'pupils/:id/correspondents', 'schools/:id/message-reports'],
        'classes/:id/correspondents',
        ...['questions/:id', 'me/questions', 'schools/:id/questions', 'me/frequent-questions'],
        ...['audit/as-of/pages/:id', 'audit/as-of/pupils/:id/diary', 'audit/as-of/pupils/:id/final-grades'],
      ),
      id: id(),
      query,
      position: header(),
      reader: fc.constantFrom(day.guardian, day.pupil, day.teacher),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(question, { minLength: TOGETHER, maxLength: TOGETHER }),
        async (questions) => {
          const answers = await Promise.all(
            questions.map((one) =>
              one.reader.get(
                `/api/${one.route.replace(':id', () => encodeURIComponent(one.id))}?${new URLSearchParams(one.query).toString()}`,
                one.position === undefined ? {} : { 'X-Journal-Position': one.position },
              ),
            ),
          );
          answers.forEach(expectAnAnswer);
        },
      ),
      { numRuns: RUNS / TOGETHER },
    );
  });

  it('is well afterwards', async () => {
    expect((await day.guardian.get('/health')).body).toMatchObject({ status: 'healthy' });
  });
});

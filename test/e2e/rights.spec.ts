import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import {
  RIGHTS,
  may,
  type About,
  type Relation,
  type RightName,
} from '../../src/access/rights/rights.table.js';
import type { Person, Roster } from '../../src/oneroster/roster.js';
import { addDays, weekOf } from '../../src/school/civil-date.values.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import { giveGrade, letIn, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { until } from '../support/until.js';
import { expectStatus, read, refusal, Visitor, type Answer } from '../support/visitor.js';

/** Routes that whoever is not signed in may ask, each with who is let in in another way. */
const OTHERS: Readonly<Record<string, string>> = {
  '/api/portals': 'everybody: the portals that there are',
  '/api/portals/{portal}/sign-in': 'whom the portal signs in',
  '/api/portals/{portal}/callback': 'whom the portal signs in',
  '/api/portal-link': 'whoever came by a portal, and knows the account’s password',
  '/api/portal-link/account': 'whoever came by a portal, and knows the account’s password',
  '/api/portal-link/confirmation': 'whoever came by a portal, and knows the account’s password',
  '/api/consent': 'everybody: the text',
  '/api/schools/applications': 'everybody: a school applies',
  '/api/schools/applications/status/{reference}': 'whoever has the reference',
  '/api/schools/applications/status/{reference}/answer': 'whoever has the reference',
  '/api/activation': 'whoever has the slip',
  '/api/session/passkey/options': 'whoever has a passkey',
  '/api/session/passkey': 'whoever has a passkey',
  '/oauth/token': 'a consumer by its secret',
  '/api/session': 'whoever has name and password',
  '/api/recovery': 'whoever gets the code',
  '/api/recovery/password': 'whoever got the code',
  '/calendar/{token}.ics': 'whoever has the address',
  '/unsubscribe/{token}': 'whoever has the link',
  '/api/sms-receipts': 'the gateway by its secret',
  '/api/clinics/{clinicId}/reports': 'a clinic by its key',
  '/api/health': 'everybody: nothing personal',
  '/api/metrics': 'everybody: nothing personal',
  '/api/audit/log': 'everybody: hashes',
  '/api/feeds/journal': 'a consumer by its grant',
  '/api/feeds/webhooks': 'a consumer by its grant',
  '/api/feeds/webhooks/{webhookId}': 'a consumer by its grant',
  '/api/feeds/webhooks/{webhookId}/pause': 'a consumer by its grant',
  '/api/feeds/webhooks/{webhookId}/resume': 'a consumer by its grant',
  '/api/feeds/asyncapi.json': 'everybody: the contract',
  '/api/feeds/schemas/{name}': 'everybody: the contract',
  '/api/statistics/performance': 'a consumer by its grant',
};
const isOneRoster = (path: string) => path.startsWith('/ims/oneroster/');

/** What each of the sample's people is to the example teacher's page, class and pupil. */
const RELATIONS: Readonly<Record<string, Partial<Record<About, readonly Relation[]>>>> = {
  nobody: {},
  guardian: {
    pupil: ['guardianOf', 'actingGuardian'],
    person: ['guardianOf'],
    grade: ['guardianOf'],
    class: ['family', 'classGuardian'],
    meeting: ['family', 'classGuardian', 'invitedThen'],
    announcement: ['audience'],
    blogPost: ['audience', 'writer'],
    thread: ['participant', 'writer'],
    question: ['author'],
    account: ['guardian'],
    calendar: ['schoolFamily'],
  },
  pupil: {
    ...{ pupil: ['self'], person: ['self'], grade: ['self'], class: ['family', 'classmate'] },
    account: ['pupil'],
    announcement: ['audience'],
    blogPost: ['audience'],
    calendar: ['schoolFamily'],
  },
  teacher: {
    page: ['teacher', 'pageTeacher', 'classTeacher'],
    grade: ['teacher', 'pageTeacher'],
    class: ['teacher', 'classTeacher', 'groupTeacher'],
    meeting: ['teacher', 'classTeacher', 'groupTeacher'],
    announcement: ['teacher', 'author', 'audience'],
    blogPost: ['teacher', 'author', 'audience', 'writer'],
    thread: ['teacher', 'participant', 'writer'],
    jointGroup: ['teacher', 'author'],
    activity: ['teacher', 'author'],
    pupil: ['teacher', 'classTeacher', 'subjectTeacher'],
    school: ['teacher'],
    calendar: ['teacher'],
    teacher: ['self', 'teacher'],
    account: ['teacher'],
  },
  ...Object.fromEntries(
    (['healthWorker', 'secretary', 'deputyHead', 'admin'] as const).map((role) => [
      role,
      {
        ...{ page: [role], grade: [role], class: [role], meeting: [role], pupil: [role], school: [role] },
        calendar: [role],
        ...{ teacher: [role], alert: [role], person: [role], account: [role], announcement: [role] },
        // Whoever leads the school reads every post, and whoever reads one may comment on it.
        blogPost: role === 'deputyHead' || role === 'admin' ? [role, 'writer'] : [role],
        ...{ thread: [role], jointGroup: [role], activity: [role] },
        ...(role === 'admin' ? { question: [role] } : {}),
      },
    ]),
  ),
  'guardian of a pupil of another class': { account: ['guardian'], calendar: ['schoolFamily'] },
  'deputy head of another school': {
    ...{ account: ['deputyHead'], teacher: ['deputyHead'] },
    // The group that is asked for concerns that school too.
    jointGroup: ['deputyHead'],
  },
};

interface KeptRefusal {
  readonly route: string;
  readonly code: string;
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly right: string | undefined;
}

const REFUSALS =
  /^(not-signed-in|not-for-your-role|(page|lesson|homework|grade|debt|remark|pupil|class|group|school|teacher|person|meeting|announcement|blog-post|thread|joint-group|activity|question|test|late-request|alert)-not-found)$/;

describe('The table of rights', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let routes: readonly Route[];
  let ids: Readonly<Record<string, string>>;
  const visitors = new Map<string, Visitor>();

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    visitors.set('nobody', new Visitor(school.url));
    for (const role of [
      'guardian',
      'pupil',
      'teacher',
      'healthWorker',
      'secretary',
      'deputyHead',
      'admin',
    ] as const) {
      visitors.set(role, await school.signIn(role));
    }
    visitors.set('guardian of a pupil of another class', await strangerIn(ofAnotherClass));
    visitors.set('deputy head of another school', await letInElsewhere(school, 'deputyHead'));
    routes = await routesServed();
    ids = await idsToAskFor();
  });
  afterAll(async () => {
    await school.remove();
  });

  const as = (who: string): Visitor => {
    const visitor = visitors.get(who);
    if (!visitor) throw new Error(`Nobody is ${who}`);
    return visitor;
  };

  /** Somebody of the roster whom the sample does not sign in by itself. */
  const strangerIn = async (among: (roster: Roster) => readonly Person[]): Promise<Visitor> => {
    const known = new Set([...school.signIns.values()].map(({ login }) => login));
    const stranger = among(await sampleRosterOf(school)).find(({ username }) => !known.has(username));
    return letIn(school, stranger?.username ?? '');
  };
  /** Guardians none of whose children shares a class or group with the sample's example of a pupil. */
  const ofAnotherClass = ({ people, enrolments }: Roster): readonly Person[] => {
    const classesOf = (id: string) =>
      enrolments.filter(({ personId }) => personId === id).map((one) => one.classId);
    const example = people.find(({ username }) => username === school.signInOf('pupil').login);
    const known = new Set(classesOf(example?.sourcedId ?? ''));
    const isClassmate = ({ sourcedId }: Person) => classesOf(sourcedId).some((id) => known.has(id));
    const families = new Set(people.filter(isClassmate).flatMap(({ guardians }) => guardians));
    return people.filter(
      ({ sourcedId, roles }) => roles.some(({ role }) => role === 'guardian') && !families.has(sourcedId),
    );
  };

  const routesServed = async (): Promise<readonly Route[]> => {
    const { paths } = await read(
      as('nobody').get<{ paths: Record<string, Record<string, { 'x-right'?: string }>> }>(
        '/api/openapi.json',
      ),
    );
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({ method, path, right: route['x-right'] })),
    );
  };

  const idOf = (name: string): string => there(ids[name], name);
  const idsToAskFor = async (): Promise<typeof ids> => {
    const lessonId = await recordLesson(day, 8);
    const { gradeId } = await giveGrade(day, lessonId, '11', day.works[0] ?? '');
    const head = as('deputyHead');
    const me = await read(head.get<Me>('/api/me'));
    const schoolId = there(me.schools[0], 'school').id;
    const { classes } = await read(head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    const own = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id));
    const classId = there(own, 'class of the child').classId;
    const [groupId = ''] = day.pageId.split('.');
    const meeting = { title: 'First term', startsAt: `${day.today}T23:59`, place: 'Room 12' };
    const { meetingId } = expectStatus(
      201,
      await head.post<{ meetingId: string }>(`/api/classes/${classId}/meetings`, meeting),
    ).body;
    const { announcementId } = expectStatus(
      201,
      await day.teacher.post<{ announcementId: string }>(`/api/classes/${classId}/announcements`, {
        ...{ title: 'Trip', text: 'To the sea' },
      }),
    ).body;
    const { postId } = expectStatus(
      201,
      await day.teacher.post<{ postId: string }>(`/api/classes/${classId}/blog-posts`, {
        ...{ title: 'Trip', text: 'We saw the sea' },
      }),
    ).body;
    const { threadId } = expectStatus(
      201,
      await day.teacher.post<{ threadId: string }>(`/api/classes/${classId}/threads`, {
        ...{ title: 'Trip', text: 'To the sea' },
      }),
    ).body;
    const { activityId } = expectStatus(
      201,
      await day.teacher.post<{ activityId: string }>(`/api/classes/${classId}/activities`, {
        ...{ title: 'Museum', startsAt: `${addDays(day.today, 9)}T10:00`, place: 'By the gate' },
      }),
    ).body;
    const elsewhereId = there(
      (await read(as('deputy head of another school').get<Me>('/api/me'))).schools[0],
      'other',
    ).id;
    const { jointGroupId } = expectStatus(
      201,
      await day.teacher.post<{ jointGroupId: string }>(`/api/schools/${schoolId}/joint-groups`, {
        ...{ title: 'Olympiad', purpose: 'We train together', schoolIds: [elsewhereId] },
      }),
    ).body;
    const { questionId } = expectStatus(
      201,
      await day.guardian.post<{ questionId: string }>('/api/me/questions', {
        ...{ text: 'How do I sign?', page: '/diary', role: 'guardian', language: 'en', version: '0.1.0' },
      }),
    ).body;
    const test = { date: day.today, number: 7, title: 'Fractions' };
    const { testId } = expectStatus(
      201,
      await day.teacher.post<{ testId: string }>(`/api/journal/pages/${day.pageId}/tests`, test),
    ).body;
    const { accountId, person } = await read(day.teacher.get<Me>('/api/me'));
    const homework = { lessonId, dueOn: addDays(day.today, 1), text: 'Read page 5' };
    const { homeworkId } = expectStatus(
      201,
      await day.teacher.post<{ homeworkId: string }>(`/api/journal/pages/${day.pageId}/homework`, homework),
    ).body;
    const elsewhere = `${lessonId}.0123456789ab`;
    return {
      ...{ pageId: day.pageId, lessonId, gradeId, classId, groupId, schoolId, meetingId },
      ...{ announcementId, postId, threadId, jointGroupId, activityId, questionId, testId },
      ...{ homeworkId, debtId: elsewhere, remarkId: elsewhere, filedId: elsewhere, requestId: elsewhere },
      ...{
        pupilId: day.child.id,
        personId: day.child.id,
        teacherId: person.id,
        alertId: `${accountId}.${schoolId}.1`,
      },
      ...{
        yearId: 'none',
        code: 'none',
        calendarId: 'none',
        fileId: 'none',
        frequentId: 'none',
        achievementId: 'none',
        thanksId: 'none',
        channel: 'email',
        id: 'none',
      },
    };
  };

  const ask = (who: Visitor, { method, path }: Route): Promise<Answer> => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `no-${name}`);
    const about = { school: idOf('schoolId'), schools: idOf('schoolId') };
    const address = `${filled}?${new URLSearchParams(about).toString()}`;
    return method === 'get' || method === 'delete'
      ? who.send(method.toUpperCase(), address, undefined)
      : who.send(method.toUpperCase(), address, '{}', { 'Content-Type': 'application/json' });
  };

  it('has every route that is not let in by other means', () => {
    const without = routes
      .filter(({ path, right }) => right === undefined && OTHERS[path] === undefined && !isOneRoster(path))
      .map(({ method, path }) => `${method} ${path}`);
    expect(without).toEqual([]);
    const unknown = routes.filter(({ right }) => right !== undefined && !(right in RIGHTS));
    expect(unknown).toEqual([]);
  });

  it('has no right that no route needs', () => {
    const needed = new Set(routes.map(({ right }) => right));
    expect(Object.keys(RIGHTS).filter((name) => !needed.has(name))).toEqual([]);
  });

  for (const [who, relations] of Object.entries(RELATIONS)) {
    it(`lets ${who} do what it says, and nothing else`, async () => {
      // Signing out comes last, so that it ends nothing that is still needed.
      const asked = routes.filter(
        ({ right, path, method }) => right !== undefined && !(path === '/api/session' && method === 'delete'),
      );
      const wrong: string[] = [];
      for (const route of asked) {
        const name = route.right as RightName;
        const answer = await ask(as(who), route);
        const code = (answer.body as { readonly code?: string } | null)?.code;
        const isRefused = code !== undefined && REFUSALS.test(code);
        const { about } = RIGHTS[name];
        const isMeant = who !== 'nobody' && may(name, ['anybody', ...(relations[about] ?? [])]);
        // There is no alert, and no request: whoever may see one is told so too.
        if ((about === 'alert' || route.path.includes('{requestId}')) && isMeant) continue;
        if (answer.status >= 500 || isRefused === isMeant) {
          wrong.push(`${route.method} ${route.path}: ${answer.status.toString()} ${code ?? ''}; ${name}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  }

  it('goes by what the path names, whatever else a query names', async () => {
    const guardian = as('guardian of a pupil of another class');
    const own = there((await read(guardian.get<Me>('/api/me'))).children[0], 'child of the guardian').id;
    const week = `week=${weekOf(day.today)}`;
    expectStatus(200, await guardian.get(`/api/pupils/${own}/diary?${week}`));
    const asked = `/api/pupils/${day.child.id}/diary?${week}&pupilId=${own}`;
    expect(await refusal(guardian.get(asked))).toEqual([404, 'pupil-not-found']);
    const elsewhere = as('deputy head of another school');
    const { schools, pages } = await read(elsewhere.get<Me>('/api/me'));
    const theirs = there(schools[0], 'other school').id;
    expectStatus(200, await elsewhere.get(`/api/schools/${theirs}/settings`));
    const settings = `/api/schools/${idOf('schoolId')}/settings?school=${theirs}&schoolId=${theirs}`;
    expect(await refusal(elsewhere.get(settings))).toEqual([404, 'school-not-found']);
    const pageId = there(pages[0], 'page of the other school').pageId;
    expect((await refusal(elsewhere.post(`/api/journal/pages/${pageId}/lessons`, {})))[0]).toBe(400);
    for (const [path, code] of [
      [`pages/${idOf('pageId')}/lessons`, 'page-not-found'],
      [`lessons/${idOf('lessonId')}/reinstatement`, 'lesson-not-found'],
    ] as const) {
      expect(await refusal(elsewhere.post(`/api/journal/${path}?pageId=${pageId}`, {}))).toEqual([404, code]);
    }
  });

  it('has what it refused kept for whoever audits the school', async () => {
    const [schoolId, pageId] = [idOf('schoolId'), idOf('pageId')];
    const [guardian, admin] = [as('guardian'), as('admin')];
    const { person } = await read(guardian.get<Me>('/api/me'));
    const path = `/api/audit/refusals?school=${schoolId}&person=${person.id}&limit=200`;
    // There are more than one answer holds.
    const kept = async (cursor = ''): Promise<KeptRefusal[]> => {
      const { refusals, next } = await read(
        admin.get<{ refusals: KeptRefusal[]; next?: string }>(`${path}${cursor}`),
      );
      return next === undefined ? refusals : [...refusals, ...(await kept(`&cursor=${next}`))];
    };
    const ofPage = ({ route }: KeptRefusal) => route === '/api/journal/pages/:pageId';
    await until(async () => (await kept()).some(ofPage));
    expect((await kept()).find(ofPage)).toMatchObject({
      ...{ person, method: 'GET', code: 'page-not-found', ids: { pageId } },
    });
    expect((await kept()).map(({ code }) => code)).not.toContain('invalid-input');
    expect(await refusal(guardian.get(path))).toEqual([404, 'school-not-found']);
  });
});

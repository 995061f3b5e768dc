import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GradeHistoryAnswer } from '../../projections/grade-history/queries.js';
import type { Me } from '../../src/access/me.js';
import { ONEROSTER_SCOPES } from '../../src/consumers/oauth-scopes.values.js';
import type { LineItem, Result } from '../../src/oneroster/rest/gradebook.mapping.js';
import type { User } from '../../src/oneroster/rest/people.mapping.js';
import type { AcademicSession, Class, Enrollment, Org } from '../../src/oneroster/rest/rostering.mapping.js';
import type { StatusInfo } from '../../src/oneroster/rest/status-info.js';
import type { Roster } from '../../src/oneroster/roster.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { consumerIn, type AskingConsumer } from '../support/asking-consumer.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  newestPosition,
  readDiary,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
} from '../support/school-day.js';
import { expectStatus, positionOf, problemOf, read, Visitor, type Answer } from '../support/visitor.js';

const ROSTERING = '/ims/oneroster/rostering/v1p2';
const GRADEBOOK = '/ims/oneroster/gradebook/v1p2';
const TITLE = 'Learning Platform';

describe('OneRoster over REST', () => {
  let school: RunningSchool;
  let roster: Roster;
  let day: SchoolDay;
  let platform: AskingConsumer;
  let schoolId: string;
  let otherId: string;
  /** In the bundle that the school came from. */
  let sourceId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    roster = await sampleRosterOf(school);
    day = await schoolDayOf(school);
    const [own] = (await day.teacher.get<Me>('/api/me')).body.schools;
    schoolId = own?.id ?? '';
    const everything = await consumerIn(school, { title: 'Ministry', scopes: [ONEROSTER_SCOPES.rosterCore] });
    const { orgs } = await read(everything.get<{ orgs: Org[] }>(`${ROSTERING}/orgs`));
    otherId = orgs.find(({ sourcedId }) => sourcedId !== schoolId)?.sourcedId ?? '';
    const name = orgs.find(({ sourcedId }) => sourcedId === schoolId)?.name;
    sourceId = roster.schools.find((one) => one.name === name)?.sourcedId ?? '';
    const scopes = Object.values(ONEROSTER_SCOPES);
    platform = await consumerIn(school, { title: TITLE, scopes, schools: [schoolId] });
  });
  afterAll(async () => {
    await school.remove();
  });

  /** Everything of a collection, page after page, as the links lead. */
  const all = async <Item>(path: string, limit = 100): Promise<Item[]> => {
    const items: Item[] = [];
    let next: string | undefined = `${path}${path.includes('?') ? '&' : '?'}limit=${limit.toString()}`;
    let total = '';
    while (next !== undefined) {
      const answer: Answer<Record<string, Item[]>> = expectStatus(200, await platform.get(next));
      items.push(...(Object.values(answer.body)[0] ?? []));
      total = answer.headers.get('X-Total-Count') ?? '';
      next = linksIn(answer).get('next');
    }
    expect(items).toHaveLength(Number(total));
    return items;
  };
  const linksIn = ({ headers }: Answer): Map<string, string> =>
    new Map(
      (headers.get('Link') ?? '').split(', ').map((link) => {
        const [, href = '', rel = ''] = /^<(.*)>; rel="(.*)"$/.exec(link) ?? [];
        expect(href.startsWith(school.url)).toBe(true);
        return [rel, href.slice(school.url.length)];
      }),
    );
  const refused = async (asked: Promise<Answer>): Promise<[number, string, ...string[]]> => {
    const { status, headers, body } = await asked;
    expect(headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    const info = body as StatusInfo;
    expect(info).toMatchObject({ imsx_codeMajor: 'failure', imsx_severity: 'error' });
    const fields = info.imsx_CodeMinor.imsx_codeMinorField;
    const names = fields.map(({ imsx_codeMinorFieldName }) => imsx_codeMinorFieldName);
    return [status, fields[0]?.imsx_codeMinorFieldValue ?? '', ...names];
  };
  const unknown = [404, 'unknownobject', 'TargetEndSystem'];
  const forbidden = [403, 'forbidden', 'TargetEndSystem'];
  const unauthorised = [401, 'unauthorisedrequest', 'TargetEndSystem'];
  const codeIn = (answer: Answer): string => (answer.body as StatusInfo).imsx_description.split(':')[0] ?? '';

  it('answers the whole roster of a school, page after page', async () => {
    const [sessions, classes, users, enrollments] = await Promise.all([
      all<AcademicSession>(`${ROSTERING}/academicSessions`, 2),
      all<Class>(`${ROSTERING}/classes`, 7),
      all<User>(`${ROSTERING}/users`),
      all<Enrollment>(`${ROSTERING}/enrollments`),
    ]);
    const spans = [...roster.academicYears, ...roster.terms].map(({ title, start, end }) => [
      ...[title, start, addDays(end, 1)],
    ]);
    expect(sessions.map(({ title, startDate, endDate }) => [title, startDate, endDate]).sort()).toEqual(
      spans.sort(),
    );

    const listed = roster.classes.filter((one) => one.schoolId === sourceId);
    expect(classes.map(({ title, classType }) => [title, classType]).sort()).toEqual(
      listed.map(({ title, kind }) => [title, kind]).sort(),
    );

    const told = ['pupil', 'teacher', 'guardian', 'deputyHead', 'admin'];
    const people = roster.people.filter(({ roles }) =>
      roles.some((held) => held.schoolId === sourceId && told.includes(held.role)),
    );
    const named = ({ givenName, familyName }: { givenName: string; familyName: string }) =>
      `${givenName} ${familyName}`;
    expect(users.map((user) => `${user.identifier ?? ''} ${named(user)}`).sort()).toEqual(
      people.map((person) => `${person.sourcedId} ${named(person)}`).sort(),
    );
    expect(new Set(users.map(({ sourcedId }) => sourcedId)).size).toBe(users.length);

    const sourceOf = new Map(users.map(({ sourcedId, identifier }) => [sourcedId, identifier]));
    const titleOf = new Map(classes.map(({ sourcedId, title }) => [sourcedId, title]));
    const titles = new Map(listed.map(({ sourcedId, title }) => [sourcedId, title]));
    const enrolled = roster.enrolments.filter(({ classId }) => titles.has(classId));
    expect(
      enrollments
        .map((one) => [
          ...[sourceOf.get(one.user.sourcedId), titleOf.get(one.class.sourcedId), one.role].map(String),
        ])
        .sort(),
    ).toEqual(
      enrolled
        .map(({ personId, classId, role }) => [
          ...[personId, titles.get(classId), role === 'pupil' ? 'student' : 'teacher'].map(String),
        ])
        .sort(),
    );
  });

  it('leads from the objects to what belongs to them', async () => {
    const [groupId = ''] = day.pageId.split('.');
    const student = await read(platform.get<{ user: User }>(`${ROSTERING}/students/${day.child.id}`));
    expect(student.user).toMatchObject({ sourcedId: day.child.id, status: 'active' });
    const classes = await all<Class>(`${ROSTERING}/students/${day.child.id}/classes`);
    const group = classes.find(({ sourcedId }) => sourcedId === groupId);
    expect(group?.school).toEqual({
      ...{ href: `${school.url}${ROSTERING}/orgs/${schoolId}`, sourcedId: schoolId, type: 'org' },
    });
    for (const { href } of [group?.school, group?.course, ...(group?.terms ?? [])].flatMap(
      (ref) => ref ?? [],
    )) {
      expectStatus(200, await platform.get(href.slice(school.url.length)));
    }
    const pupils = await all<User>(`${ROSTERING}/classes/${groupId}/students`);
    expect(pupils.map(({ sourcedId }) => sourcedId)).toContain(day.child.id);
    const ofSchool = await all<User>(
      `${ROSTERING}/schools/${schoolId}/classes/${groupId}/students?fields=sourcedId`,
    );
    expect(ofSchool).toEqual(pupils.map(({ sourcedId }) => ({ sourcedId })));
    for (const path of ['courses', 'enrollments', 'students', 'teachers', 'terms', 'classes']) {
      expect(await all(`${ROSTERING}/schools/${schoolId}/${path}`, 500)).toEqual(
        await all(`${ROSTERING}/${path}`, 500),
      );
    }
    expect(await refused(platform.get(`${ROSTERING}/teachers/${day.child.id}`))).toEqual(unknown);
  });

  it('filters, sorts and selects', async () => {
    const query = new URLSearchParams({
      filter: `roles.role='student' AND status='active'`,
      ...{ sort: 'familyName', orderBy: 'desc', fields: 'sourcedId,familyName', limit: '5', offset: '5' },
    });
    const answer = await platform.get<{ users: User[] }>(`${ROSTERING}/users?${query.toString()}`);
    const { users } = expectStatus(200, answer).body;
    expect(users).toHaveLength(5);
    for (const user of users) expect(Object.keys(user).sort()).toEqual(['familyName', 'sourcedId']);
    const names = users.map(({ familyName }) => familyName);
    expect(names).toEqual([...names].sort().reverse());
    expect([...linksIn(answer).keys()]).toEqual(['first', 'prev', 'next', 'last']);
    expect(linksIn(answer).get('next')).toContain('offset=10');
    const tomorrow = addDays(day.today, 1);
    const later = new URLSearchParams({ filter: `dateLastModified>'${tomorrow}'` }).toString();
    expect(await all(`${ROSTERING}/users?${later}`)).toEqual([]);
  });

  it('describes itself, for anybody', async () => {
    const visitor = new Visitor(school.url);
    for (const [service, documents] of [
      [
        ROSTERING,
        ['onerosterv1p2rostersservice_openapi3_v1p0.json', 'imsorv1p2_rostering_openapi3_v1p0.json'],
      ],
      [
        GRADEBOOK,
        ['onerosterv1p2gradebookservice_openapi3_v1p0.json', 'imsorv1p2_gradebook_openapi3_v1p0.json'],
      ],
    ] as const) {
      for (const document of documents) {
        const described = await read(
          visitor.get<{ openapi: string; servers: unknown; paths: Record<string, { get?: object }> }>(
            `${service}/discovery/${document}`,
          ),
        );
        expect(described.openapi).toBe('3.0.3');
        expect(described.servers).toEqual([{ url: `${school.url}${service}` }]);
        for (const [path, { get }] of Object.entries(described.paths)) {
          if (!get || path.includes('{')) continue;
          expectStatus(200, await platform.get(`${service}${path}?limit=1`));
        }
      }
      expect(await refused(visitor.get(`${service}/discovery/other.json`))).toEqual(unknown);
    }
  });

  describe('of grades', () => {
    let lessonId: string;
    let groupId: string;
    let work: string;
    const result = (value: object) => ({
      result: {
        ...{ lineItem: { sourcedId: `${lessonId}.${work}` }, student: { sourcedId: day.child.id } },
        ...{ scoreStatus: 'fully graded', scoreDate: day.today, ...value },
      },
    });
    const historyOf = async (gradeId: string, answer: Answer) => {
      const headers = { 'X-Journal-Position': positionOf(answer) };
      return read(
        day.teacher.get<Pick<GradeHistoryAnswer, 'chain'>>(`/api/grades/${gradeId}/history`, headers),
      );
    };
    const gradeNow = async (answer?: Answer) => {
      const position = answer ? positionOf(answer) : await newestPosition(day.guardian);
      const diary = await readDiary(day, day.guardian, position);
      const lesson = diary.days.flatMap(({ lessons }) => lessons).find((one) => one.lessonId === lessonId);
      return lesson?.grades ?? [];
    };

    beforeAll(async () => {
      [groupId = ''] = day.pageId.split('.');
      work = day.works[0] ?? '';
      lessonId = await recordLesson(day, 14, 'Limits of sequences');
    });

    it('gives a grade that a platform puts, once, in the place of the teacher', async () => {
      const { person } = (await day.teacher.get<Me>('/api/me')).body;
      const path = `${GRADEBOOK}/results/quiz-7:child`;
      const put = result({ score: 15, comment: 'Done at home' });
      const [first, ...again] = await Promise.all([1, 2, 3].map(() => platform.put(path, put)));
      for (const answer of again) expect([200, 201]).toContain(answer.status);
      expectStatus(200, await platform.put(path, put));
      const shown = await gradeNow();
      expect(shown.map(({ value, comment }) => [value, comment])).toEqual([['15', 'Done at home']]);
      const gradeId = shown[0]?.gradeId ?? '';
      const { chain } = await historyOf(gradeId, first ?? again[0] ?? fail());
      expect(chain).toHaveLength(1);
      expect(chain[0]).toMatchObject({
        ...{ what: 'given', to: '15', late: false, via: 'api' },
        actor: { id: platform.consumerId, name: TITLE, role: 'teacher' },
      });
      expect(chain[0]?.actor.onBehalfOf).toEqual({ id: person.id, name: person.name });

      const own = await read(platform.get<{ result: Result }>(path));
      expect(own.result).toMatchObject({ sourcedId: 'quiz-7:child', status: 'active', score: 15 });
      const listed = await all<Result>(`${GRADEBOOK}/classes/${groupId}/students/${day.child.id}/results`);
      expect(listed).toContainEqual(own.result);
      expect(listed.map(({ sourcedId }) => sourcedId)).not.toContain(gradeId);
    });

    it('corrects it, annuls it, and gives it no second time', async () => {
      const path = `${GRADEBOOK}/results/quiz-7:child`;
      const changed = expectStatus(
        200,
        await platform.put(path, result({ score: 17, comment: 'Recounted' })),
      );
      expect(await gradeNow(changed)).toMatchObject([{ value: '17', status: 'corrected' }]);
      const deleted = expectStatus(204, await platform.delete(path));
      expect(await gradeNow(deleted)).toMatchObject([{ value: '17', status: 'annulled' }]);
      const gradeId = (await gradeNow(deleted))[0]?.gradeId ?? '';
      const { chain } = await historyOf(gradeId, deleted);
      expect(chain.map(({ what, reason }) => [what, reason])).toEqual([
        ['given', undefined],
        ['corrected', 'Recounted'],
        ['annulled', `Deleted by ${TITLE}`],
      ]);
      expect((await read(platform.get<{ result: Result }>(path))).result.status).toBe('tobedeleted');
      expectStatus(204, await platform.delete(path));
      const again = expectStatus(422, await platform.put(path, result({ score: 17 })));
      expect(codeIn(again)).toBe('grade-annulled');
    });

    it('puts a line item as a work in a lesson, and results under it', async () => {
      const session = await all<AcademicSession>(
        `${ROSTERING}/terms?filter=${encodeURIComponent(`sourcedId~'${day.pageId.split('.')[2] ?? ''}'`)}`,
      );
      const lineItem = (value: object) => ({
        lineItem: {
          ...{ title: 'Quiz on limits', assignDate: day.today, dueDate: day.today },
          ...{ class: { sourcedId: groupId }, category: { sourcedId: `${schoolId}.${work}` } },
          ...{ academicSession: { sourcedId: session[0]?.sourcedId }, metadata: { lesson: 15 }, ...value },
        },
      });
      const path = `${GRADEBOOK}/lineItems/quiz-8`;
      const created = await platform.put<{ lineItem: LineItem }>(path, lineItem({}));
      expect(expectStatus(201, created).body.lineItem).toMatchObject({
        ...{ sourcedId: 'quiz-8', status: 'active', title: 'Quiz on limits', metadata: { lesson: 15 } },
      });
      expectStatus(200, await platform.put(path, lineItem({})));
      const renamed = await platform.put<{ lineItem: LineItem }>(path, lineItem({ title: 'Limits' }));
      expect(expectStatus(200, renamed).body.lineItem.title).toBe('Limits');
      const under = result({ lineItem: { sourcedId: 'quiz-8' }, score: 11 });
      expectStatus(201, await platform.put(`${GRADEBOOK}/results/quiz-8.child`, under));
      const [only, ...others] = await all<Result>(`${GRADEBOOK}/lineItems/quiz-8/results`);
      expect(others).toEqual([]);
      expect(only).toMatchObject({ score: 11, lineItem: { sourcedId: 'quiz-8' } });
      expect(await refused(platform.delete(path))).toEqual([422, 'invaliddata', 'TargetEndSystem']);
      expectStatus(204, await platform.delete(`${GRADEBOOK}/results/quiz-8.child`));
      expectStatus(204, await platform.delete(path));
      const listed = await all<LineItem>(`${GRADEBOOK}/classes/${groupId}/lineItems`);
      const gone = listed.filter(({ sourcedId }) => sourcedId.includes(`-15.${work}`));
      expect(gone.map(({ status }) => status)).toEqual(['tobedeleted']);
    });

    it('refuses what the rules refuse a teacher, in the standard’s words', async () => {
      const filter = new URLSearchParams({
        filter: `scoreDate<'${addDays(day.today, -30)}' AND status='active' AND scoreStatus='fully graded'`,
        sort: 'scoreDate',
      }).toString();
      const [old] = await all<Result>(`${GRADEBOOK}/classes/${groupId}/results?${filter}`, 500);
      const value = old?.score === 1 ? 2 : 1;
      const late = await platform.put(`${GRADEBOOK}/results/${old?.sourcedId ?? ''}`, {
        result: { ...old, score: value },
      });
      const asTeacher = await correctGrade(day, old?.sourcedId ?? '', value.toString(), 'Recounted');
      expect(codeIn(expectStatus(422, late))).toBe(problemOf(asTeacher).code);
      expect(['outside-edit-window', 'page-closed']).toContain(codeIn(late));

      const put = (value: object) => platform.put(`${GRADEBOOK}/results/wrong`, result(value));
      expect(await refused(put({ score: 21 }))).toEqual([422, 'invaliddata', 'result.score']);
      expect(await refused(put({ score: 'ten', scoreStatus: 'submitted', scoreDate: 'today' }))).toEqual([
        ...[422, 'invaliddata', 'result.scoreStatus', 'result.score', 'result.scoreDate'],
      ]);
      const nobody = { student: { sourcedId: 'nobody' }, lineItem: { sourcedId: 'nothing' }, score: 1 };
      expect(await refused(put(nobody))).toEqual([422, 'invaliddata', 'result.lineItem.sourcedId']);
      expect(await refused(put({ student: { sourcedId: 'nobody' }, score: 1 }))).toEqual([
        ...[422, 'invaliddata', 'result.student.sourcedId'],
      ]);
      expect(await refused(platform.put(`${GRADEBOOK}/results/wrong`, []))).toEqual([
        ...[422, 'invaliddata', 'result'],
      ]);
      expectStatus(404, await platform.get(`${GRADEBOOK}/results/wrong`));
      expectStatus(404, await platform.delete(`${GRADEBOOK}/results/wrong`));
    });

    it('has every result of the school, with the scale and the kind of work that it is of', async () => {
      const results = await all<Result>(`${GRADEBOOK}/results`, 10_000);
      const items = await all<LineItem>(`${GRADEBOOK}/lineItems`, 10_000);
      const byId = new Map(items.map((item) => [item.sourcedId, item]));
      expect(results.every(({ lineItem }) => byId.has(lineItem.sourcedId))).toBe(true);
      const classIds = new Set(
        roster.classes.flatMap((one) => (one.schoolId === sourceId ? [one.sourcedId] : [])),
      );
      const graded = new Set(
        roster.works.flatMap(({ sourcedId, category, classId }) =>
          category.purpose === 'work' && classIds.has(classId) ? [sourcedId] : [],
        ),
      );
      const fromSample = roster.results.filter(
        ({ workId, score }) => graded.has(workId) && score !== undefined,
      );
      expect(results.length).toBeGreaterThanOrEqual(fromSample.length);
      for (const path of ['categories', 'scoreScales']) {
        expect((await all(`${GRADEBOOK}/${path}`, 500)).length).toBeGreaterThan(0);
      }
      const { category, scoreScale } = items[0] ?? fail();
      for (const { href } of [category, scoreScale]) {
        expectStatus(200, await platform.get(href.slice(school.url.length)));
      }
    });
  });

  it('shows a consumer of another school nothing of this one', async () => {
    const scopes = Object.values(ONEROSTER_SCOPES);
    const elsewhere = await consumerIn(school, { title: 'Elsewhere', scopes, schools: [otherId] });
    const { orgs } = await read(elsewhere.get<{ orgs: Org[] }>(`${ROSTERING}/orgs`));
    expect(orgs.map(({ sourcedId }) => sourcedId)).toEqual([otherId]);
    const [groupId = ''] = day.pageId.split('.');
    const results = await all<Result>(`${GRADEBOOK}/classes/${groupId}/results`);
    // One that was annulled is refused for its status first.
    const result = results.find(({ status }) => status === 'active');
    for (const path of [
      ...[`${ROSTERING}/orgs/${schoolId}`, `${ROSTERING}/schools/${schoolId}/classes`],
      ...[`${ROSTERING}/users/${day.child.id}`, `${ROSTERING}/classes/${groupId}/students`],
      ...[`${GRADEBOOK}/classes/${groupId}/results`, `${GRADEBOOK}/schools/${schoolId}/scoreScales`],
      ...[`${GRADEBOOK}/results/${result?.sourcedId ?? ''}`],
      ...[`${GRADEBOOK}/lineItems/${result?.lineItem.sourcedId ?? ''}/results`],
    ]) {
      expect(await refused(elsewhere.get(path))).toEqual(unknown);
    }
    const put = elsewhere.put(`${GRADEBOOK}/results/${result?.sourcedId ?? ''}`, { result });
    expect(await refused(put)).toEqual([422, 'invaliddata', 'result.lineItem.sourcedId']);
    expectStatus(404, await elsewhere.delete(`${GRADEBOOK}/results/${result?.sourcedId ?? ''}`));
    const users = await read(elsewhere.get<{ users: User[] }>(`${ROSTERING}/users?limit=10000`));
    expect(users.users.some(({ sourcedId }) => sourcedId === day.child.id)).toBe(false);
  });

  it('refuses whoever lacks the scope, a token or an address that there is', async () => {
    const core = await consumerIn(school, {
      ...{ title: 'Core', scopes: [ONEROSTER_SCOPES.rosterCore, ONEROSTER_SCOPES.gradebook] },
      schools: [schoolId],
    });
    expectStatus(200, await core.get(`${ROSTERING}/classes`));
    const nested = await core.get(`${ROSTERING}/schools/${schoolId}/classes`);
    expect(nested.headers.get('WWW-Authenticate')).toContain('insufficient_scope');
    expect(await refused(Promise.resolve(nested))).toEqual(forbidden);
    expect(await refused(core.put(`${GRADEBOOK}/results/any`, { result: {} }))).toEqual(forbidden);
    expect(await refused(core.delete(`${GRADEBOOK}/results/any`))).toEqual(forbidden);
    const visitor = new Visitor(school.url);
    expect(await refused(visitor.get(`${ROSTERING}/users`))).toEqual(unauthorised);
    expect(await refused(day.teacher.get(`${ROSTERING}/users`))).toEqual(unauthorised);
    for (const path of [
      '/ims',
      '/ims/',
      '/ims/oneroster/v1p1/users',
      `${ROSTERING}/buses`,
      `${GRADEBOOK}/users`,
    ]) {
      expect(await refused(platform.get(path))).toEqual(unknown);
    }
    const asked = (query: string) => refused(platform.get(`${ROSTERING}/users?${query}`));
    expect(await asked("filter=size='1'")).toEqual([400, 'invalid_filter_field', 'filter']);
    expect(await asked('filter=status')).toEqual([400, 'invalid_filter_field', 'filter']);
    expect(await asked('sort=size')).toEqual([400, 'invalid_sort_field', 'sort']);
    expect(await asked('fields=size')).toEqual([400, 'invalid_selection_field', 'fields']);
    expect(await asked('limit=0')).toEqual([400, 'invaliddata', 'limit']);
    expect(await asked('filters=x&offset=-1')).toEqual([400, 'invaliddata', 'filters']);
  });

  it('is kept in the read log, for the school and the families', async () => {
    interface Reads {
      readonly reads: readonly {
        readonly reader: { name: string };
        what: string;
        whose: string;
        role?: string;
      }[];
    }
    const head = await school.signIn('deputyHead');
    await read(platform.get(`${ROSTERING}/users?limit=1`));
    await read(platform.get(`${ROSTERING}/students/${day.child.id}`));
    const noted = async () => {
      const { reads } = await read(
        head.get<Reads>(`/api/audit/reads?school=${schoolId}&reader=${platform.consumerId}`),
      );
      return new Set(reads.map(({ reader, what, whose }) => `${reader.name} ${what} ${whose}`));
    };
    const wanted = [`${TITLE} roster school`, `${TITLE} roster pupil`, `${TITLE} gradebook class`];
    const isThere = async () => {
      const found = await noted();
      return wanted.every((one) => found.has(one));
    };
    expect(await eventually(isThere)).toBe(true);
    const { reads } = await read(day.guardian.get<Reads>(`/api/pupils/${day.child.id}/readers`));
    const own = reads.filter(({ reader, whose }) => reader.name === TITLE && whose === 'pupil');
    expect(own.map(({ what }) => what)).toContain('roster');
    for (const entry of own) expect(entry).not.toHaveProperty('role');
  });
});

const fail = (): never => {
  throw new Error('There is none');
};

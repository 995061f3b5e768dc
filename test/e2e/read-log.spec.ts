import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '../../src/access/me.js';
import { OPENS_DATA_OF } from '../../src/audit/read-log/opens-data-of.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus, read, refusal, type Visitor } from '../support/visitor.js';

/** What is answered without an entry in the read log, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  '/unsubscribe/{token}': 'shows a kind of notice, and nobody',
  '/api/me': 'one’s own',
  '/api/consent': 'what is consented to, and nobody’s data',
  '/api/me/notices': 'one’s own',
  '/api/me/calendars': 'one’s own',
  '/api/portals': 'about the portals',
  '/api/portals/{portal}/sign-in': 'leads to a portal',
  '/api/portals/{portal}/callback': 'one’s own',
  '/api/portal-link': 'one’s own',
  '/api/me/portals': 'one’s own',
  '/api/me/consents': 'one’s own',
  '/api/me/sessions': 'one’s own',
  '/api/me/second-factors': 'one’s own',
  '/calendar/{token}.ics': 'notes by itself for whom it was issued: nobody is signed in',
  '/ims/oneroster/rostering/v1p2/discovery/{document}': 'about the service',
  '/ims/oneroster/gradebook/v1p2/discovery/{document}': 'about the service',
  '/api/health': 'about the processes',
  '/api/feeds/journal': 'noted for each school whose events are delivered',
  '/api/feeds/webhooks': 'addresses of a body, and nobody’s data',
  '/api/feeds/consumers': 'how far bodies have come, and nobody’s data',
  '/api/feeds/asyncapi.json': 'what is promised, and nothing that happened',
  '/api/feeds/schemas/{name}': 'what is promised, and nothing that happened',
  '/api/metrics': 'about the processes',
  '/api/read-models': 'about the processes',
  '/api/consequences/refused': 'ids of what was not carried out',
  '/api/audit/log': 'hashes, which tell nothing',
  '/api/audit/retention': 'counts of what was removed, and nobody’s data',
  '/api/notices/summary': 'figures of channels',
  '/api/pupils/{pupilId}/diary/acknowledgements/text': 'ids that were sent, and one’s own passkeys',
  '/api/pupils/{pupilId}/remarks/{remarkId}/acknowledgement/text':
    'ids that were sent, and one’s own passkeys',
  '/api/notices/previews': 'made-up notices',
  '/api/pupils/{pupilId}/live': 'that something changed, and not what',
  '/api/journal/pages/{pageId}/live': 'that something changed, and not what',
  '/api/pupils/{pupilId}/years': 'years and terms of a school, and nobody’s data',
  '/api/journal/homework/{homeworkId}/files/{fileId}': 'what was set, not for whom',
  '/api/journal/pages/{pageId}/late-corrections': 'counts, and names of those who lead the school',
  '/api/schools/{schoolId}/settings': 'about the school',
  '/api/schools/{schoolId}/clinics': 'about clinics, and nobody’s data',
  '/api/schools/{schoolId}/set-up': 'counts, and names of classes',
  '/api/schools/applications': 'about schools, and nobody in them',
  '/api/schools/applications/status/{reference}': 'how far it has come, and nothing else',
  '/api/schools/{schoolId}/attendance': 'figures: no pupil is named',
  '/api/schools/{schoolId}/performance': 'figures: no pupil is named',
  '/api/schools/{schoolId}/summary': 'figures: no pupil is named',
  '/api/authority/performance': 'figures: no pupil is named',
  '/api/statistics/performance': 'figures: no pupil is named, and none are of few',
  '/api/classes/{classId}/meetings': 'about the class, and nobody in it',
  '/api/me/meetings': 'about classes, and nobody in them',
  '/api/classes/{classId}/timetable': 'when the class is taught what, and nobody in it',
  '/api/classes/{classId}/lessons': 'when the class is taught what, and nobody in it',
  '/api/teachers/{teacherId}/lessons': 'when who teaches what, and no pupil',
  '/api/schools/{schoolId}/calendar': 'what is planned for many, and no pupil but one’s own children',
  '/api/schools/{schoolId}/calendar/live': 'that something changed, and not what',
  '/api/schools/{schoolId}/days': 'when there are no lessons, and nobody',
  '/api/schools/{schoolId}/meetings': 'when whom is met, and nobody of them',
  '/api/schools/{schoolId}/terms/{termId}/timetable': 'when who teaches what, and no pupil',
  '/api/schools/{schoolId}/terms/{termId}/timetable.csv': 'when who teaches what, and no pupil',
  '/api/schools/{schoolId}/activities': 'what is announced to many, and no pupil',
  '/api/me/announcements': 'what is announced to many, and one’s own',
  '/api/schools/{schoolId}/announcements': 'what was announced to many',
  '/api/announcements/{announcementId}': 'what was announced to many',
  '/api/me/blog': 'one’s own',
  '/api/me/blog-posts': 'what is published for many, and one’s own',
  '/api/schools/{schoolId}/blog-posts': 'what was published for many',
  '/api/blog-posts/{postId}': 'what was published for many',
  '/api/blog-posts/{postId}/wordings': 'what was published for many',
  '/api/blog-posts/{postId}/comments': 'what is said before many',
  '/api/me/joint-groups': 'one’s own, with those who are in them as one knows each other',
  '/api/schools/{schoolId}/joint-groups/partners': 'schools by name, and nobody in them',
  '/api/me/questions': 'one’s own',
  '/api/questions': 'what schools passed on, and nobody’s name',
  '/api/me/frequent-questions': 'written for the help, and nobody’s data',
  '/api/frequent-questions': 'written for the help, and nobody’s data',
  '/api/schools/{schoolId}/frequent-questions': 'written for the help, and nobody’s data',
  '/api/me/threads': 'one’s own',
  '/api/me/blocked-authors': 'one’s own',
  '/api/me/addressees': 'names alone, of those whom one teaches or is a guardian of',
  '/api/threads/{threadId}/messages/{number}/files/{fileId}': 'what was sent to whoever asks, or by them',
  '/api/threads/{threadId}': 'what was written to whoever asks, or by them',
  '/api/schools/{schoolId}/messaging': 'about the school',
};

interface ServedRead {
  readonly reader: { readonly id: string; readonly name: string };
  readonly role: string;
  readonly what: string;
  readonly whose: string;
  readonly count: number;
  readonly of?: { readonly id: string; readonly name?: string };
  readonly network?: string;
}
interface ServedReads {
  readonly reads: readonly ServedRead[];
  readonly next?: string;
}

describe('The read log', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let schoolId: string;
  let gradeId: string;
  let week: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    schoolId = (await head.get<Me>('/api/me')).body.schools[0]?.id ?? '';
    week = weekOf(day.today);
    const given = await giveGrade(day, await recordLesson(day, 8), '12');
    gradeId = given.gradeId;
    const shown = { 'X-Journal-Position': given.position };
    const { guardian, teacher, child, pageId, pupilIds } = day;
    for (let time = 0; time < 3; time++)
      await read(guardian.get(`/api/pupils/${child.id}/diary?week=${week}`));
    expectStatus(404, await guardian.get(`/api/pupils/${pupilIds[1] ?? ''}/diary?week=${week}`));
    await read(teacher.get(`/api/journal/pages/${pageId}`));
    const history = async () => (await teacher.get(`/api/grades/${gradeId}/history`, shown)).status;
    // Where the machine has much to do, longer than somebody who reads is let wait.
    expect(await eventually(async () => (await history()) === 200)).toBe(true);
    await read(head.get(`/api/schools/${schoolId}/classes`));
    const isThere = async () => (await reads()).some(({ what }) => what === 'classes');
    expect(await eventually(isThere)).toBe(true);
  });
  afterAll(async () => {
    await school.remove();
  });

  const ask = (query: string, who = head) => who.get<ServedReads>(`/api/audit/reads?${query}`);
  const reads = async (query = ''): Promise<readonly ServedRead[]> =>
    (await read(ask(`school=${schoolId}${query}`))).reads;
  const idOf = async (visitor: Visitor) => (await visitor.get<Me>('/api/me')).body.person.id;

  it('decides of every route that answers something whether it opens somebody’s data', async () => {
    const { paths } = await read(
      head.get<{ paths: Record<string, Record<string, object>> }>('/api/openapi.json'),
    );
    const undecided = Object.entries(paths).filter(
      ([path, { get }]) => get !== undefined && OPENS_DATA_OF in get === path in EXEMPT,
    );
    expect(undecided.map(([path]) => path)).toEqual([]);
    expect(Object.keys(EXEMPT).filter((path) => paths[path]?.['get'] === undefined)).toEqual([]);
  });

  it('tells whoever leads the school who opened whose data, as what, how often and from where', async () => {
    const [guardianId, teacherId, headId] = await Promise.all([day.guardian, day.teacher, head].map(idOf));
    const all = await reads();
    const network = '127.0.0.0/24';
    expect(all).toContainEqual(
      expect.objectContaining({
        reader: { id: guardianId, name: expect.any(String) },
        ...{ role: 'guardian', what: 'diary', whose: 'pupil', network },
        of: { id: day.child.id, name: day.child.name },
      }),
    );
    const opened = all.filter(({ what, of }) => what === 'diary' && of?.id === day.child.id);
    expect(opened.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(all).toContainEqual(
      expect.objectContaining({
        reader: { id: teacherId, name: expect.any(String) },
        ...{ role: 'teacher', what: 'page', whose: 'page', of: { id: day.pageId } },
      }),
    );
    expect(all).toContainEqual(
      expect.objectContaining({ what: 'gradeHistory', of: { id: gradeId, name: day.child.name } }),
    );
    expect(all).toContainEqual(
      expect.objectContaining({
        reader: { id: headId, name: expect.any(String) },
        ...{ role: 'deputyHead', what: 'classes', of: { id: schoolId } },
      }),
    );
    // What was refused was not opened.
    expect(all.some(({ what, of }) => what === 'diary' && of?.id === day.pupilIds[1])).toBe(false);
  });

  it('is searched by pupil, reader and day, part after part', async () => {
    const { child, today, teacher, pupilIds } = day;
    const ofChild = await reads(`&pupil=${child.id}`);
    expect(new Set(ofChild.map(({ what }) => what))).toEqual(
      new Set(['diary', 'page', 'gradeHistory', 'classes', ...(await readsOfReads())]),
    );
    // The page and the classes opened another pupil's data as well, the diary did not.
    const ofAnother = (await reads(`&pupil=${pupilIds[1] ?? ''}`)).map(({ what }) => what);
    expect(ofAnother).toContain('page');
    expect(ofAnother).not.toContain('diary');
    const teacherId = await idOf(teacher);
    const byTeacher = await reads(`&reader=${teacherId}`);
    expect(new Set(byTeacher.map(({ reader }) => reader.id))).toEqual(new Set([teacherId]));
    expect(await reads(`&to=2020-01-01`)).toEqual([]);
    expect((await reads(`&from=${today}&reader=${teacherId}`)).length).toBe(byTeacher.length);
    const parts: ServedRead[] = [];
    let cursor = '';
    do {
      const part = await read(ask(`school=${schoolId}&reader=${teacherId}&limit=1${cursor}`));
      parts.push(...part.reads);
      cursor = part.next === undefined ? '' : `&cursor=${part.next}`;
    } while (cursor !== '');
    expect(parts).toEqual(byTeacher);
  });

  /** Who looks into the log is in it as well, as soon as that is written. */
  const readsOfReads = async () => ((await reads()).some(({ what }) => what === 'reads') ? ['reads'] : []);

  it('tells a family who of the staff opened their child’s data, and nothing of other families', async () => {
    const path = `/api/pupils/${day.child.id}/readers`;
    for (const visitor of [day.guardian, day.pupil]) {
      const { reads: rows } = await read(visitor.get<ServedReads>(path));
      expect(rows).toContainEqual({
        reader: { id: await idOf(day.teacher), name: expect.any(String) },
        ...{ role: 'teacher', what: 'gradeHistory', whose: 'grade', count: 1 },
        ...{ first: expect.any(String), last: expect.any(String) },
      });
      expect(rows.map(({ what }) => what)).toEqual(expect.arrayContaining(['page', 'classes']));
      expect(rows.filter(({ role }) => role === 'guardian' || role === 'pupil')).toEqual([]);
    }
    expect(await refusal(day.guardian.get(`/api/pupils/${day.pupilIds[1] ?? ''}/readers`))).toEqual([
      ...[404, 'pupil-not-found'],
    ]);
  });

  it('is nobody else’s, and refuses what it does not know by every field', async () => {
    const elsewhere = await letInElsewhere(school, 'deputyHead');
    expect(await refusal(ask(`school=${schoolId}`, elsewhere))).toEqual([404, 'school-not-found']);
    expect(await refusal(ask(`school=${schoolId}`, day.teacher))).toEqual([403, 'not-for-your-role']);
    const wrong = ask('pupil=A&reader=.&from=today&to=2026-02-30&cursor=1&limit=0&x=1');
    const [status, code, ...fields] = await refusal(wrong);
    expect([status, code]).toEqual([400, 'invalid-input']);
    expect(new Set(fields)).toEqual(
      new Set(['x', 'school', 'pupil', 'reader', 'from', 'to', 'cursor', 'limit']),
    );
    const noInstant = `2026-99-99T00:00:00.000Z_${'a'.repeat(22)}`;
    expect(await refusal(ask(`school=${schoolId}&cursor=${noInstant}`))).toEqual([
      ...[400, 'invalid-input', 'cursor'],
    ]);
    expect(await refusal(ask(`school=${schoolId}&from=2026-11-24&to=2026-11-23`))).toEqual([
      ...[400, 'invalid-input', 'to'],
    ]);
  });

  it('says in the metrics that nothing was lost', async () => {
    const { body } = expectStatus(200, await head.get<string>('/metrics'));
    expect(body).toContain('journal_read_log_lost_total 0');
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRecord } from '../../embedded/engines.record.js';
import type { ClassPortfolios, PortfolioAnswer } from '../../projections/portfolio/answer.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { RemarksAnswer } from '../../projections/remarks/answer.js';
import type { Me } from '../../src/access/me.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { letInGuardianInClass, letInSubjectTeacher } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { textOfPages } from '../support/read-pdf.js';
import { recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import {
  expectStatus,
  positionOf,
  read,
  refusal,
  type Answer,
  type Headed,
  type Visitor,
} from '../support/visitor.js';

type ServedPortfolio = PortfolioAnswer & { readonly position: string };
type BroughtIn = Answer<{ readonly achievementId: string }>;

describe('A portfolio', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let subjectTeacher: Visitor;
  let elsewhere: Visitor;
  let schoolId: string;
  let documents: DocumentStore;

  beforeAll(async () => {
    school = await startSampleSchool();
    documents = new DocumentStore(readRecord(school.dataDir).addresses?.mongoUrl ?? '');
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    schoolId = (await read(head.get<Me>('/api/me'))).schools[0]?.id ?? '';
    subjectTeacher = await letInSubjectTeacher(school);
    elsewhere = (await letInGuardianInClass(school, day)).guardian;
  });
  afterAll(async () => {
    await documents.close();
    await school.remove();
  });

  const path = (more = '') => `/api/pupils/${day.child.id}/portfolio${more}`;
  const olympiad = () => ({
    ...{ kind: 'olympiad', level: 'town', date: day.today },
    ...{ title: `Chemistry ${randomUUID()}`, award: 'Second place' },
  });
  const after = (answer: Answer): Headed => ({ 'X-Journal-Position': positionOf(answer) });
  const shownTo = (who: Visitor, answer: Answer) => read(who.get<ServedPortfolio>(path(), after(answer)));
  const found = async (who: Visitor, answer: Answer, id: string) =>
    (await shownTo(who, answer)).achievements.find(({ achievementId }) => achievementId === id);
  const record = async (who: Visitor, body: object = olympiad()): Promise<BroughtIn> =>
    expectStatus(201, await who.post<{ achievementId: string }>(path('/achievements'), body));
  const propose = async (who: Visitor, body: object = olympiad()): Promise<BroughtIn> =>
    expectStatus(201, await who.post<{ achievementId: string }>(path('/proposals'), body));
  const one = ({ body }: BroughtIn, more = '') => path(`/achievements/${body.achievementId}${more}`);
  const missing = [404, 'pupil-not-found'];

  it('has what a teacher records, corrects with a reason and annuls; the old stays on record', async () => {
    const recorded = await record(subjectTeacher);
    const { achievementId } = recorded.body;
    expect(await found(day.guardian, recorded, achievementId)).toMatchObject({
      ...{ standing: 'stands', kind: 'olympiad', level: 'town', award: 'Second place' },
      may: { decide: false, correct: false },
    });
    const correction = { level: 'region', award: null, reason: 'Misread the diploma' };
    const corrected = expectStatus(200, await subjectTeacher.patch(one(recorded), correction));
    const told = await found(day.pupil, corrected, achievementId);
    expect(told).toMatchObject({
      level: 'region',
      steps: [
        { what: 'recorded' },
        {
          ...{ what: 'corrected', reason: 'Misread the diploma' },
          before: { level: 'town', award: 'Second place' },
        },
      ],
    });
    expect(told).not.toHaveProperty('award');
    const annulled = expectStatus(200, await head.post(one(recorded, '/annulment'), { reason: 'Another’s' }));
    expect(await found(day.guardian, annulled, achievementId)).toMatchObject({ standing: 'annulled' });
    expect(await refusal(head.patch(one(recorded), correction))).toEqual([409, 'achievement-stands-not']);
  });

  it('is corrected by others than who recorded only where they lead the class or the school', async () => {
    const recorded = await record(day.teacher);
    const correction = { level: 'country', reason: 'Misread' };
    expect(await refusal(subjectTeacher.patch(one(recorded), correction))).toEqual([
      ...[403, 'written-by-others'],
    ]);
    expect(await refusal(day.guardian.patch(one(recorded), correction))).toEqual([403, 'not-for-your-role']);
    expectStatus(200, await head.patch(one(recorded), correction));
  });

  it('has what the family proposes once the class teacher confirms it', async () => {
    const proposed = await propose(day.pupil);
    const { achievementId } = proposed.body;
    expect(await found(day.teacher, proposed, achievementId)).toMatchObject({
      ...{ standing: 'proposed', may: { decide: true, correct: false } },
    });
    expect(await found(subjectTeacher, proposed, achievementId)).toBeUndefined();
    for (const who of [subjectTeacher, day.guardian, day.pupil]) {
      expect(await refusal(who.post(one(proposed, '/confirmation'), {}))).toEqual([403, 'not-for-your-role']);
    }
    const confirmed = expectStatus(200, await day.teacher.post(one(proposed, '/confirmation'), {}));
    expect(await found(subjectTeacher, confirmed, achievementId)).toMatchObject({ standing: 'stands' });
    expect(await refusal(head.post(one(proposed, '/refusal'), { reason: 'Late' }))).toEqual([
      ...[409, 'not-proposed'],
    ]);
  });

  it('tells the family why what it proposed is refused', async () => {
    const proposed = await propose(day.guardian);
    const refused = expectStatus(200, await head.post(one(proposed, '/refusal'), { reason: 'No diploma' }));
    const told = await found(day.guardian, refused, proposed.body.achievementId);
    expect(told).toMatchObject({
      standing: 'refused',
      steps: [{ what: 'proposed' }, { what: 'refused', reason: 'No diploma' }],
    });
  });

  it('is spared what the family takes back before anybody decides on it', async () => {
    const proposed = await propose(day.pupil);
    const { achievementId } = proposed.body;
    const address = path(`/proposals/${achievementId}/withdrawal`);
    expect(await refusal(day.guardian.post(address, {}))).toEqual([403, 'proposed-by-others']);
    expect(await refusal(day.teacher.post(address, {}))).toEqual([403, 'not-for-your-role']);
    expect((await found(day.pupil, proposed, achievementId))?.may.withdraw).toBe(true);
    const withdrawn = expectStatus(200, await day.pupil.post(address, {}));
    expect(await found(day.teacher, withdrawn, achievementId)).toMatchObject({
      ...{ standing: 'withdrawn', may: { decide: false, withdraw: false } },
      steps: [{ what: 'proposed' }, { what: 'withdrawn' }],
    });
    expect(await refusal(day.teacher.post(one(proposed, '/confirmation'), {}))).toEqual([
      ...[409, 'not-proposed'],
    ]);
  });

  it('has files as proofs, which those open who see the achievement', async () => {
    const send = (who: Visitor, content = '%PDF-1.7 a diploma') =>
      who.send<{ fileId: string }>('POST', path('/files'), content, { 'Content-Type': 'application/pdf' });
    expect(await refusal(send(day.guardian, 'no diploma'))).toEqual([415, 'file-type-mismatch']);
    expect(await refusal(send(elsewhere))).toEqual(missing);
    const { fileId } = expectStatus(201, await send(day.guardian)).body;
    const proof = { fileId, name: 'Диплом.pdf' };
    const whereItIs = async () =>
      Promise.all(
        ['portfolioUploads', 'portfolioFiles'].map((name) =>
          documents.vault.collection<{ _id: string }>(name).countDocuments({ _id: fileId }),
        ),
      );
    const wrong = { ...olympiad(), proofs: [{ ...proof, fileId: 'none' }] };
    expect(await refusal(day.guardian.post(path('/proposals'), wrong))).toEqual([
      ...[422, 'file-not-sent', 'proofs.0.fileId'],
    ]);
    const tooEarly = { ...olympiad(), date: addDays(day.today, 1), proofs: [proof] };
    expect(await refusal(day.guardian.post(path('/proposals'), tooEarly))).toEqual([
      ...[422, 'invalid-achievement', 'date'],
    ]);
    expect(await whereItIs()).toEqual([1, 0]);
    const proposed = await propose(day.guardian, { ...olympiad(), proofs: [proof] });
    expect(await whereItIs()).toEqual([0, 1]);
    expect(await found(day.teacher, proposed, proposed.body.achievementId)).toMatchObject({
      proofs: [{ ...proof, mediaType: 'application/pdf', size: 18 }],
    });
    const address = one(proposed, `/files/${fileId}`);
    const got = await day.teacher.get(address, after(proposed));
    expect([got.status, got.headers.get('content-disposition')]).toEqual([
      ...[200, expect.stringContaining(encodeURIComponent(proof.name))],
    ]);
    expect(await refusal(subjectTeacher.get(address, after(proposed)))).toEqual([404, 'file-not-found']);
    expect(await refusal(elsewhere.get(address, after(proposed)))).toEqual(missing);
  });

  it('has at most twenty files of one sender wait for an achievement', async () => {
    const send = () =>
      subjectTeacher.send<{ fileId: string }>('POST', path('/files'), 'A diploma', {
        'Content-Type': 'text/plain',
      });
    const sent = [];
    for (let nth = 1; nth <= 20; nth++) sent.push(expectStatus(201, await send()).body.fileId);
    expect(await refusal(send())).toEqual([409, 'proof-uploads-full']);
    const proofs = [{ fileId: sent[0], name: 'Diploma' }];
    await record(subjectTeacher, { ...olympiad(), proofs });
    expectStatus(201, await send());
    const waiting = documents.vault.collection<{ _id: string; until: Date }>('portfolioUploads');
    const { until } = there((await waiting.findOne({ _id: sent[1] ?? '' })) ?? undefined, 'file that waits');
    expect(until.getTime() - Date.now()).toBeLessThanOrEqual(24 * 60 * 60 * 1000);
  });

  it('has thanks to the pupil and the guardians, which may be withdrawn', async () => {
    const text = `For the fair ${randomUUID()}`;
    const give = (who: Visitor) =>
      who.post<{ thanksId: string }>(path('/thanks'), { thanked: 'guardians', text });
    expect(await refusal(give(day.guardian))).toEqual([403, 'not-for-your-role']);
    const given = expectStatus(201, await give(subjectTeacher));
    const { thanksId } = given.body;
    expect((await shownTo(day.guardian, given)).thanks[0]).toMatchObject({
      thanksId,
      thanked: 'guardians',
      text,
    });
    const withdrawal = path(`/thanks/${thanksId}/withdrawal`);
    const withdrawn = expectStatus(200, await head.post(withdrawal, { reason: 'Another pupil’s' }));
    expect((await shownTo(day.guardian, withdrawn)).thanks[0]).toMatchObject({
      ...{ thanksId, withdrawn: { reason: 'Another pupil’s' } },
    });
  });

  it('is told of by mail to the family and the class teacher', async () => {
    const proposal = olympiad();
    const text = `For the choir ${randomUUID()}`;
    await propose(day.guardian, proposal);
    expectStatus(201, await day.teacher.post(path('/thanks'), { thanked: 'pupil', text }));
    const admin = await school.signIn('admin');
    const isMailed = (words: string) => async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return JSON.stringify(messages).includes(words);
    };
    expect(await eventually(isMailed(proposal.title))).toBe(true);
    expect(await eventually(isMailed(text))).toBe(true);
  });

  it('is in the list of the class, with what waits', async () => {
    const before = await propose(day.pupil);
    const { classes } = await read(head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    const home = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id));
    const address = `/api/classes/${home?.classId ?? ''}/portfolios`;
    const list = await read(day.teacher.get<ClassPortfolios>(address, after(before)));
    const listed = list.pupils.find(({ id }) => id === day.child.id);
    expect(listed?.waiting).toBeGreaterThan(0);
    expect(await refusal(subjectTeacher.get(address))).toEqual([...[403, 'not-for-your-role']]);
  });

  it('is refused with every field at fault', async () => {
    const odd = { kind: 'chess', level: 'galaxy', date: '2026-02-30', title: ' ', award: '', proofs: [{}] };
    expect(await refusal(day.teacher.post(path('/achievements'), odd))).toEqual([
      ...[
        400,
        'invalid-input',
        'kind',
        'level',
        'date',
        'title',
        'award',
        'proofs.0.fileId',
        'proofs.0.name',
      ],
    ]);
    const tomorrow = { ...olympiad(), date: addDays(day.today, 1) };
    expect(await refusal(day.teacher.post(path('/achievements'), tomorrow))).toEqual([
      ...[422, 'invalid-achievement', 'date'],
    ]);
    expect(await refusal(day.teacher.post(path('/achievements/none/confirmation'), {}))).toEqual([
      ...[404, 'achievement-not-found'],
    ]);
  });

  it('is printed, with what stands in it', async () => {
    const recorded = await record(day.teacher, { ...olympiad(), title: 'Relay on paper' });
    const paper = await day.guardian.download(path('.pdf?language=en'), after(recorded));
    const text = (await textOfPages(expectStatus(200, paper).body)).join(' ');
    expect(text).toContain('Relay on paper (olympiad)');
    expect(text).toContain(day.child.name);
    expect(await refusal(elsewhere.get(path('.pdf')))).toEqual(missing);
  });

  it('is in what is exported for the pupil', async () => {
    const achievement = olympiad();
    const recorded = await record(day.teacher, achievement);
    const exported = await day.pupil.get(`/api/people/${day.child.id}/export`, after(recorded));
    expect(JSON.stringify(expectStatus(200, exported).body)).toContain(achievement.title);
  });
});

describe('The remarks about a pupil', () => {
  let school: RunningSchool;
  let day: SchoolDay;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
  });
  afterAll(async () => {
    await school.remove();
  });

  it('are counted by month and kind, for a year or all, as those who ask may see them', async () => {
    const address = `/api/pupils/${day.child.id}/remarks`;
    const subjectTeacher = await letInSubjectTeacher(school);
    const countedFor = async (who: Visitor, headers: Headed = {}) =>
      (await read(who.get<RemarksAnswer>(address, headers))).total;
    const before = await countedFor(day.guardian);
    const beforeForPupil = await countedFor(day.pupil);
    const lessonId = await recordLesson(day, 9);
    const remark = async (kind: string, visibleTo: string, text: string) =>
      expectStatus(
        201,
        await day.teacher.post<{ remarkId: string }>(`/api/journal/pages/${day.pageId}/remarks`, {
          ...{ lessonId, pupilId: day.child.id, kind, visibleTo, text },
        }),
      );
    await remark('praise', 'guardianAndPupil', 'Helped others');
    const made = await remark('reprimand', 'guardian', 'Talked all the time');
    const shown = { 'X-Journal-Position': positionOf(made) };
    const told = await read(day.guardian.get<RemarksAnswer>(address, shown));
    expect(told.total).toEqual({
      ...{ praise: before.praise + 1, reprimand: before.reprimand + 1, note: before.note },
    });
    expect(told.remarks).toContainEqual(
      expect.objectContaining({ kind: 'reprimand', text: 'Talked all the time', date: day.today }),
    );
    expect(told.months.at(-1)).toMatchObject({ month: day.today.slice(0, 7) });
    expect(await countedFor(day.pupil, shown)).toEqual({
      ...beforeForPupil,
      praise: beforeForPupil.praise + 1,
    });
    expect((await read(day.teacher.get<RemarksAnswer>(address, shown))).total).toEqual(told.total);
    const withdrawal = { reason: 'Not this pupil' };
    const withdrawn = await day.teacher.post(
      `/api/journal/remarks/${made.body.remarkId}/withdrawal`,
      withdrawal,
    );
    const since = { 'X-Journal-Position': positionOf(expectStatus(200, withdrawn)) };
    expect((await countedFor(day.guardian, since)).reprimand).toBe(before.reprimand);
    expect(await refusal(subjectTeacher.get(address))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(day.guardian.get(`${address}?year=none`))).toEqual([404, 'year-not-found']);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FrequentQuestionsAnswer } from '../../projections/help-desk/frequent.queries.js';
import type { QuestionAnswer, QuestionsAnswer } from '../../projections/help-desk/queries.js';
import type { Me } from '../../src/access/me.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay, type Served } from '../support/school-day.js';
import {
  expectStatus,
  positionOf,
  read,
  refusal,
  type Answer,
  type Headed,
  type Visitor,
} from '../support/visitor.js';

type ServedQuestion = Served<QuestionAnswer>;
type ServedQuestions = Served<QuestionsAnswer>;
type ServedFrequent = Served<FrequentQuestionsAnswer>;

describe('The help desk', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let admin: Visitor;
  let head: Visitor;
  let elsewhere: Visitor;
  let operator: Visitor;
  let schoolId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [admin, head] = await Promise.all([school.signIn('admin'), school.signIn('deputyHead')]);
    elsewhere = await letInElsewhere(school, 'admin');
    schoolId = (await read(admin.get<Me>('/api/me'))).schools[0]?.id ?? '';
    operator = await school.signIn('healthWorker');
    const { login } = school.signInOf('healthWorker');
    await runJournal(['offices', 'give', login, 'operator', '--school', schoolId], school.dataDir);
  });
  afterAll(async () => {
    await school.remove();
  });

  const where = { page: '/diary', role: 'guardian', language: 'en', version: '0.1.0' };
  const after = (answer: Answer): Headed => ({ 'X-Journal-Position': positionOf(answer) });
  const ask = async (text: string, who = day.guardian, context: object = where) => {
    const answer = await who.post<{ questionId: string }>('/api/me/questions', { text, ...context });
    return { id: expectStatus(201, answer).body.questionId, shown: after(answer) };
  };
  const one = (id: string) => `/api/questions/${id}`;
  const questionFor = (who: Visitor, id: string, shown: Headed) =>
    read(who.get<ServedQuestion>(one(id), shown));
  const listOf = (who: Visitor, of: string, shown: Headed) =>
    read(who.get<ServedQuestions>(`/api/${of}questions`, shown));
  const send = async (who: Visitor, id: string, what: string, body: object, status = 201) =>
    after(expectStatus(status, await who.post(`${one(id)}/${what}`, body)));
  const answer = (who: Visitor, id: string, text: string, asksBack = false) =>
    send(who, id, 'answers', { text, asksBack });
  const missing = [404, 'question-not-found'];

  it('answers what somebody asks, who sees how far it is and goes on', async () => {
    const { id, shown } = await ask('How do I sign?');
    const waiting = await listOf(admin, `schools/${schoolId}/`, shown);
    expect(waiting.questions[0]).toMatchObject({
      ...{ questionId: id, role: 'guardian', standing: 'waiting', with: 'school', excerpt: 'How do I sign?' },
      asker: { name: expect.any(String) },
    });
    expect(await questionFor(admin, id, shown)).toMatchObject({
      ...{ as: 'school', context: where, may: { goOn: false, answer: true, passOn: true, close: true } },
      texts: [{ number: 1, as: 'asker', text: 'How do I sign?' }],
    });
    const askedBack = await answer(admin, id, 'On a phone?', true);
    expect((await listOf(day.guardian, 'me/', askedBack)).questions[0]).toMatchObject({
      ...{ questionId: id, standing: 'askedBack' },
    });
    await send(day.guardian, id, 'texts', { text: 'Yes' });
    const answered = await answer(admin, id, 'At the foot of the week.');
    const told = await questionFor(day.guardian, id, answered);
    expect(told).toMatchObject({ as: 'asker', standing: 'answered' });
    expect(told.texts.map(({ as, text }) => [as, text])).toEqual([
      ['asker', 'How do I sign?'],
      ['school', 'On a phone?'],
      ['asker', 'Yes'],
      ['school', 'At the foot of the week.'],
    ]);
  });

  it('is closed, and opened again by whoever asked', async () => {
    const { id } = await ask('Where is the timetable?');
    const closed = await send(admin, id, 'closing', {}, 200);
    const told = await questionFor(day.guardian, id, closed);
    expect(told).toMatchObject({ standing: 'closed', reopenableUntil: expect.any(String) });
    expect(told.may).toEqual({ goOn: true, answer: false, passOn: false, close: false });
    const late = admin.post(`${one(id)}/answers`, { text: 'There', asksBack: false });
    expect(await refusal(late)).toEqual([409, 'question-closed']);
    const reopened = await send(day.guardian, id, 'texts', { text: 'I still can’t find it' });
    expect(await questionFor(admin, id, reopened)).toMatchObject({ standing: 'waiting' });
  });

  it('is passed on to whoever runs the system, who is told no name, and given back', async () => {
    const { id, shown } = await ask('The page stays white');
    expect(await refusal(operator.get(one(id), shown))).toEqual(missing);
    const passed = await send(admin, id, 'passing-on', {}, 200);
    const list = await listOf(operator, '', passed);
    expect(list.questions.find(({ questionId }) => questionId === id)).toEqual({
      ...{ questionId: id, role: 'guardian', with: 'operator', standing: 'waiting' },
      ...{ lastAt: expect.any(String), excerpt: 'The page stays white' },
    });
    const held = admin.post(`${one(id)}/answers`, { text: 'Hm', asksBack: false });
    expect(await refusal(held)).toEqual([409, 'question-with-others']);
    const answered = await answer(operator, id, 'A newer version mends it.');
    const { name } = (await read(day.guardian.get<Me>('/api/me'))).person;
    expect(JSON.stringify(await questionFor(operator, id, answered))).not.toContain(name);
    const told = await questionFor(day.guardian, id, answered);
    expect(told.texts[1]).toEqual({
      ...{ number: 2, as: 'operator', at: expect.any(String), text: 'A newer version mends it.' },
    });
    const back = await send(operator, id, 'passing-on', {}, 200);
    expect(await refusal(operator.get(one(id), back))).toEqual(missing);
    expect(await questionFor(admin, id, back)).toMatchObject({ with: 'school', standing: 'waiting' });
  });

  it('is asked by administrators of whoever runs the system', async () => {
    const { id, shown } = await ask('When is the update?', admin, { ...where, role: 'admin' });
    expect(await questionFor(operator, id, shown)).toMatchObject({ with: 'operator', as: 'operator' });
    const given = operator.post(`${one(id)}/passing-on`, {});
    expect(await refusal(given)).toEqual([422, 'question-not-of-school']);
    expect(await refusal(elsewhere.get(one(id), shown))).toEqual(missing);
  });

  it('is nobody else’s', async () => {
    const { id, shown } = await ask('A question of my own');
    for (const other of [day.teacher, head, elsewhere, day.pupil]) {
      expect(await refusal(other.get(one(id), shown))).toEqual(missing);
      expect(await refusal(other.post(`${one(id)}/texts`, { text: 'Hm' }))).toEqual(missing);
      expect(await refusal(other.post(`${one(id)}/answers`, { text: 'Hm', asksBack: false }))).toEqual(
        missing,
      );
    }
    expect(await refusal(admin.post(`${one(id)}/texts`, { text: 'Hm' }))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(head.get(`/api/schools/${schoolId}/questions`))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(admin.get('/api/questions'))).toEqual([403, 'not-for-your-role']);
  });

  it('is refused with every field at fault', async () => {
    const odd = { text: ' ', page: 'diary?q=1', role: 'king', schoolId: '?', language: 'de', version: '' };
    expect(await refusal(day.guardian.post('/api/me/questions', odd))).toEqual([
      ...[400, 'invalid-input', 'text', 'page', 'role', 'schoolId', 'language', 'version'],
    ]);
    const other = { ...where, text: 'How?', role: 'teacher' };
    expect(await refusal(day.guardian.post('/api/me/questions', other))).toEqual([
      ...[422, 'role-not-held', 'role'],
    ]);
  });

  it('is told to both sides by mail, without what was written', async () => {
    const text = `How do I sign? ${randomUUID()}`;
    const { id } = await ask(text);
    await answer(admin, id, text);
    const mails = async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.filter(({ kind }) => kind === 'question');
    };
    expect(await eventually(async () => (await mails()).length > 0)).toBe(true);
    expect((await mails()).filter((mail) => JSON.stringify(mail).includes(text))).toEqual([]);
  });

  it('is in what is exported for whoever asked', async () => {
    const text = `How do I sign? ${randomUUID()}`;
    const { shown } = await ask(text);
    const { id } = (await read(day.guardian.get<Me>('/api/me'))).person;
    const exported = await day.guardian.get<{ questions: readonly object[] }>(
      `/api/people/${id}/export`,
      shown,
    );
    expect(expectStatus(200, exported).body.questions).toContainEqual(expect.objectContaining({ text }));
  });

  it('keeps what is often asked in the help, of a school and of all', async () => {
    const texts = { en: { ask: 'How do I sign?', answer: 'At the foot of the week.' } };
    const publish = (who: Visitor, of: string, body: object = { texts }) =>
      who.post<{ frequentId: string }>(`/api/${of}frequent-questions`, body);
    const ofSchool = `schools/${schoolId}/`;
    const kept = expectStatus(201, await publish(admin, ofSchool));
    const forAll = expectStatus(201, await publish(operator, ''));
    const shownTo = async (who: Visitor, shown: Headed) =>
      (await read(who.get<ServedFrequent>('/api/me/frequent-questions', shown))).questions.map(
        ({ frequentId }) => frequentId,
      );
    const ids = [kept.body.frequentId, forAll.body.frequentId];
    expect(await shownTo(day.guardian, after(forAll))).toEqual(ids);
    expect(await shownTo(elsewhere, after(forAll))).toEqual(ids.slice(1));

    const address = `/api/${ofSchool}frequent-questions/${kept.body.frequentId}`;
    const both = { ...texts, ru: { ask: 'Как подписать?', answer: 'Внизу недели.' } };
    const changed = expectStatus(
      200,
      await admin.send('PUT', address, JSON.stringify({ texts: both }), {
        'Content-Type': 'application/json',
      }),
    );
    const list = (who: Visitor, shown: Headed) =>
      read(who.get<ServedFrequent>(`/api/${ofSchool}frequent-questions`, shown));
    expect((await list(admin, after(changed))).questions[0]).toMatchObject({ texts: both });
    const withdrawn = expectStatus(200, await admin.post(`${address}/withdrawal`, {}));
    expect(await shownTo(day.guardian, after(withdrawn))).toEqual(ids.slice(1));
    expect((await list(admin, after(withdrawn))).questions[0]).toMatchObject({
      withdrawnAt: expect.any(String),
    });
    expect(await refusal(publish(head, ofSchool))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(publish(admin, ''))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(publish(admin, ofSchool, { texts: {} }))).toEqual([
      ...[422, 'frequent-question-refused', 'texts'],
    ]);
  });
});

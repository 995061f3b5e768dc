import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ThreadAnswer, ThreadsAnswer } from '../../projections/messages/queries.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import type { Addressees } from '../../src/messages/addressees.js';
import type { Correspondent } from '../../src/messages/correspondents.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { eventually } from '../support/eventually.js';
import {
  letInElsewhere,
  letInGuardianInClass,
  letInGuardianOfAnotherClass,
  letInSubjectTeacher,
} from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay, type Served } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, positionOf, read, refusal, type Answer, type Visitor } from '../support/visitor.js';

type ServedThread = Served<ThreadAnswer>;
type ServedThreads = Served<ThreadsAnswer>;

describe('In a class', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let admin: Visitor;
  let neighbour: Visitor;
  let stranger: Visitor;
  let schoolId: string;
  let classId: string;
  let mother: Me['person'];
  let father: Me['person'];

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [head, admin] = await Promise.all([school.signIn('deputyHead'), school.signIn('admin')]);
    neighbour = (await letInGuardianInClass(school, day)).guardian;
    stranger = await letInGuardianOfAnotherClass(school);
    mother = (await read(day.guardian.get<Me>('/api/me'))).person;
    father = (await read(neighbour.get<Me>('/api/me'))).person;
    schoolId = there((await read(head.get<Me>('/api/me'))).schools[0], 'school of the deputy head').id;
    const { classes } = await read(head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    const own = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id));
    classId = there(own, 'class of the child').classId;
  });
  afterAll(async () => {
    await school.remove();
  });

  const words = { title: 'The trip', text: 'Boots and a coat' };
  const notYours = [403, 'not-for-your-role'];
  const missing = [404, 'thread-not-found'];
  const after = (answer: Answer) => ({ 'X-Journal-Position': positionOf(answer) });
  const in7B = (what: string) => `/api/classes/${classId}/${what}`;
  const one = (id: string, more = '') => `/api/threads/${id}${more}`;
  const open = async (who: Visitor, where: string, more: object = {}) => {
    const answer = expectStatus(201, await who.post<{ threadId: string }>(where, { ...words, ...more }));
    return { id: answer.body.threadId, shown: after(answer) };
  };
  const write = async (who: Visitor, id: string, text: string) =>
    after(expectStatus(201, await who.post(one(id, '/messages'), { text })));
  const isListed = async (who: Visitor, id: string, shown: Record<string, string>) => {
    const { threads } = await read(who.get<ServedThreads>('/api/me/threads', shown));
    return threads.some(({ threadId }) => threadId === id);
  };
  const setRules = async (more: object = {}) => {
    const rules = { guardiansWrite: true, pupilsWrite: false, ...more };
    return after(expectStatus(200, await admin.put(`/api/schools/${schoolId}/messaging`, rules)));
  };

  describe('one guardian writes to another alone', () => {
    const toOne = () => in7B('correspondents/threads');
    const letToOne = { guardiansWriteToOne: true };

    it('only where the school lets them', async () => {
      const refused = [403, 'not-let-write'];
      const offered = await read(day.guardian.get<Addressees>('/api/me/addressees'));
      expect(offered.guardiansOf).toEqual([]);
      expect(await refusal(day.guardian.get(in7B('correspondents')))).toEqual(refused);
      expect(await refusal(day.guardian.post(toOne(), { ...words, to: father.id }))).toEqual(refused);
      const withoutAll = { guardiansWrite: false, pupilsWrite: false, ...letToOne };
      expect(await refusal(admin.put(`/api/schools/${schoolId}/messaging`, withoutAll))).toEqual([
        ...[422, 'bad-messaging-rules', 'guardiansWriteToOne'],
      ]);

      const set = await setRules(letToOne);
      const title = expect.any(String);
      const offer = await read(day.guardian.get<Addressees>('/api/me/addressees', set));
      expect(offer.guardiansOf).toEqual([{ classId, title }]);
      const { id, shown } = await open(day.guardian, toOne(), { to: father.id });
      const taken = await setRules();
      expect(await read(neighbour.get<ServedThread>(one(id), taken))).toMatchObject({ mayWrite: false });
      expect(await refusal(neighbour.post(one(id, '/messages'), { text: 'Yes' }))).toEqual(notYours);
      expect(await isListed(neighbour, id, shown)).toBe(true);
    });

    it('knowing the others by their names alone, and nobody of another class', async () => {
      const set = await setRules(letToOne);
      const { correspondents } = await read(
        day.guardian.get<{ correspondents: Correspondent[] }>(in7B('correspondents'), set),
      );
      expect(correspondents).toContainEqual({ ...father, as: 'guardian' });
      const outsider = (await read(stranger.get<Me>('/api/me'))).person;
      expect(correspondents.map(({ id }) => id)).not.toContain(outsider.id);
      expect(correspondents.map(({ id }) => id)).not.toContain(mother.id);
      for (const to of [outsider.id, mother.id, day.child.id, 'a'.repeat(16)]) {
        expect(await refusal(day.guardian.post(toOne(), { ...words, to }))).toEqual([
          ...[422, 'correspondent-unknown', 'to'],
        ]);
      }
      for (const who of [stranger, await letInElsewhere(school, 'guardian')]) {
        expect(await refusal(who.get(in7B('correspondents')))).toEqual([404, 'class-not-found']);
        expect(await refusal(who.post(toOne(), { ...words, to: father.id }))).toEqual([
          ...[404, 'class-not-found'],
        ]);
      }
      for (const who of [day.teacher, day.pupil, head]) {
        expect(await refusal(who.get(in7B('correspondents')))).toEqual(notYours);
        expect(await refusal(who.post(toOne(), { ...words, to: father.id }))).toEqual(notYours);
      }
      expect(await refusal(day.guardian.post(toOne(), { to: 1 }))).toEqual([
        ...[400, 'invalid-input', 'to', 'text', 'title'],
      ]);
    });

    it('and is answered, where nobody else reads', async () => {
      await setRules(letToOne);
      const { id, shown } = await open(day.guardian, toOne(), { to: father.id });
      expect(await read(neighbour.get<ServedThread>(one(id), shown))).toMatchObject({
        among: { kind: 'twoGuardians', guardians: [mother, father], class: { classId } },
        mayWrite: true,
        list: [{ author: mother, text: words.text }],
      });
      const answered = await write(neighbour, id, 'Thank you');
      const { list } = await read(day.guardian.get<ServedThread>(one(id), answered));
      expect(list.map(({ text }) => text)).toEqual([words.text, 'Thank you']);
      for (const who of [stranger, day.pupil, day.teacher]) {
        expect(await refusal(who.get(one(id), answered))).toEqual(missing);
        expect(await isListed(who, id, answered)).toBe(false);
      }
      expect(await refusal(head.get(one(id), answered))).toEqual(notYours);
      const theirs = await neighbour.get<{ messages: readonly object[] }>(
        `/api/people/${father.id}/export`,
        answered,
      );
      expect(expectStatus(200, theirs).body.messages).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ text: words.text }),
          expect.objectContaining({ text: 'Thank you' }),
        ]),
      );
    });

    it('until the other one wants no more of it', async () => {
      await setRules(letToOne);
      const { id } = await open(day.guardian, toOne(), { to: father.id });
      expectStatus(201, await neighbour.post(one(id, '/blocks'), { number: 1 }));
      const refused = [403, 'blocked-by-correspondent'];
      expect(await refusal(day.guardian.post(one(id, '/messages'), { text: 'And?' }))).toEqual(refused);
      expect(await refusal(day.guardian.post(toOne(), { ...words, to: father.id }))).toEqual(refused);
      expectStatus(204, await neighbour.send('DELETE', `/api/me/blocked-authors/${mother.id}`, undefined));
      await write(day.guardian, id, 'Thank you');
    });

    it('and reports what is wrong to whoever leads the school', async () => {
      await setRules(letToOne);
      const { id } = await open(day.guardian, toOne(), { to: father.id });
      const report = { number: 1, reason: 'Rude' };
      const reported = after(expectStatus(201, await neighbour.post(one(id, '/reports'), report)));
      const { messages } = await read(
        head.get<{ messages: readonly object[] }>(`/api/schools/${schoolId}/message-reports`, reported),
      );
      expect(messages).toContainEqual(
        expect.objectContaining({ threadId: id, among: expect.objectContaining({ kind: 'twoGuardians' }) }),
      );
      const decision = { ...report, remove: true };
      const removed = after(expectStatus(201, await head.post(one(id, '/decisions'), decision)));
      const [message] = (await read(neighbour.get<ServedThread>(one(id), removed))).list;
      expect(message).toMatchObject({ removed: { reason: 'Rude' } });
    });
  });

  describe('the class teacher writes to the pupils', () => {
    const toPupils = () => in7B('pupils-and-teacher/threads');
    const toAll = () => in7B('everybody/threads');

    it('who answer, while their guardians read along', async () => {
      const { id, shown } = await open(day.teacher, toPupils());
      expect(await read(day.pupil.get<ServedThread>(one(id), shown))).toMatchObject({
        among: { kind: 'pupilsAndTeacher', class: { classId } },
        mayWrite: true,
      });
      const answered = await write(day.pupil, id, 'We come');
      for (const who of [day.teacher, day.pupil, day.guardian, neighbour]) {
        expect((await read(who.get<ServedThread>(one(id), answered))).list).toHaveLength(2);
        expect(await isListed(who, id, answered)).toBe(true);
      }
      expect(await read(day.guardian.get<ServedThread>(one(id), answered))).toMatchObject({
        mayWrite: false,
      });
      expect(await refusal(day.guardian.post(one(id, '/messages'), { text: 'He can’t' }))).toEqual(notYours);
      expectStatus(200, await day.guardian.post(one(id, '/reading'), { upTo: 2 }));
      expectStatus(201, await day.guardian.post(one(id, '/reports'), { number: 2, reason: 'Rude' }));
      expect(await refusal(day.pupil.post(one(id, '/blocks'), { number: 1 }))).toEqual([
        ...[422, 'staff-not-blockable'],
      ]);
    });

    it('and their guardians, who all answer', async () => {
      const { id, shown } = await open(day.teacher, toAll());
      await write(day.pupil, id, 'We come');
      const answered = await write(day.guardian, id, 'So do we');
      const { list, among } = await read(neighbour.get<ServedThread>(one(id), answered));
      expect([among.kind, list.length]).toEqual(['everybody', 3]);
      expect(await isListed(day.pupil, id, shown)).toBe(true);
    });

    it('and nobody else does, or reads there', async () => {
      for (const where of [toPupils(), toAll()]) {
        for (const who of [day.guardian, day.pupil, head, await letInSubjectTeacher(school)]) {
          expect(await refusal(who.post(where, words))).toEqual(notYours);
        }
        expect(await refusal(stranger.post(where, words))).toEqual([404, 'class-not-found']);
        const { id, shown } = await open(day.teacher, where);
        for (const who of [stranger, await letInElsewhere(school, 'teacher')]) {
          expect(await refusal(who.get(one(id), shown))).toEqual(missing);
          expect(await isListed(who, id, shown)).toBe(false);
        }
      }
    });

    it('which the teacher is offered, and nobody else', async () => {
      const kindsFor = async (who: Visitor) => {
        const { circles } = await read(who.get<Addressees>('/api/me/addressees'));
        return circles.flatMap((each) => ('classId' in each && each.classId === classId ? [each.kind] : []));
      };
      expect(await kindsFor(day.teacher)).toEqual(['class', 'pupilsAndTeacher', 'everybody']);
      expect(await kindsFor(day.guardian)).toEqual(['guardians']);
      expect(await kindsFor(day.pupil)).toEqual([]);
    });

    it('of which guardians who read along are told', async () => {
      const { id } = await open(day.teacher, toPupils());
      const isTold = async () => {
        const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
        return messages.some(
          ({ kind, to, text }) => kind === 'message' && to.includes(mother.name) && text.includes(id),
        );
      };
      expect(await eventually(isTold)).toBe(true);
    });
  });
});

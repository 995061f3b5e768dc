import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, weekOf } from '../../src/school/civil-date.values.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  giveGrade,
  newestPosition,
  readDiary,
  recordLesson,
  type SchoolDay,
  schoolDayOf,
} from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, positionOf, refusal, type Visitor } from '../support/visitor.js';

const TEXT = 'Helped the others with their exercises';
const ANSWER = 'Thank you, we are glad to hear it';

describe('A guardian’s signature', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let lessonId: string;
  let week: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    lessonId = await recordLesson(day, 8);
    week = weekOf(day.today);
  });
  afterAll(async () => {
    await school.remove();
  });

  const toPupil = (path: string, pupilId = day.child.id) => `/api/pupils/${pupilId}/${path}`;
  const signWeek = (seen: string, who = day.guardian, which = week) =>
    who.post(toPupil('diary/acknowledgements'), { week: which, seen });
  const signRemark = (remarkId: string, seen: string, who = day.guardian) =>
    who.post(toPupil(`remarks/${remarkId}/acknowledgement`), { seen });
  const answerRemark = (remarkId: string, who = day.guardian) =>
    who.post(toPupil(`remarks/${remarkId}/answer`), { text: ANSWER });
  const makeRemark = async (pupilId = day.child.id) => {
    const path = `/api/journal/pages/${day.pageId}/remarks`;
    const remark = {
      lessonId,
      pupilId,
      kind: 'praise',
      text: TEXT,
      visibleTo: 'guardianAndPupil',
    };
    const answer = expectStatus(201, await day.teacher.post<{ remarkId: string }>(path, remark));
    return { remarkId: answer.body.remarkId, position: positionOf(answer) };
  };
  const remarkIn = async (remarkId: string, reader: Visitor, position: string) => {
    const { days } = await readDiary(day, reader, position);
    return days
      .flatMap(({ lessons }) => lessons.flatMap(({ remarks }) => remarks))
      .find((remark) => remark.remarkId === remarkId);
  };

  it('stands under the week as it was seen, and is asked for anew when that changes', async () => {
    const before = await readDiary(day, day.guardian, await newestPosition(day.guardian));
    const signed = expectStatus(200, await signWeek(before.position));
    expect(await readDiary(day, day.guardian, positionOf(signed))).toMatchObject({
      acknowledgement: { guardian: { name: expect.stringMatching(/\S/) }, open: false },
    });

    const { position } = await giveGrade(day, lessonId, '17');
    const changed = await readDiary(day, day.guardian, position);
    expect(changed.acknowledgement?.open).toBe(true);
    expectStatus(200, await signWeek(before.position));
    expect((await readDiary(day, day.guardian)).acknowledgement?.open).toBe(true);

    const anew = expectStatus(200, await signWeek(changed.position));
    expect((await readDiary(day, day.guardian, positionOf(anew))).acknowledgement?.open).toBe(false);
    expect(positionOf(expectStatus(200, await signWeek(changed.position)))).toBe(positionOf(anew));
  });

  it('stands under a remark, with an answer that the teacher’s pupil does not read', async () => {
    const { remarkId, position } = await makeRemark();
    const { position: seen } = await readDiary(day, day.guardian, position);
    expectStatus(200, await signRemark(remarkId, seen));
    const answered = expectStatus(201, await answerRemark(remarkId));
    const shown = await remarkIn(remarkId, day.guardian, positionOf(answered));
    expect(shown).toMatchObject({ text: TEXT, acknowledgements: [{}], answers: [{ text: ANSWER }] });
    const toThePupil = await remarkIn(remarkId, day.pupil, positionOf(answered));
    expect(toThePupil).toMatchObject({ text: TEXT, answers: [] });
  });

  it('is not given under a remark that was withdrawn', async () => {
    const { remarkId, position } = await makeRemark();
    const path = `/api/journal/remarks/${remarkId}/withdrawal`;
    expectStatus(200, await day.teacher.post(path, { reason: 'Meant another pupil' }));
    expect(await refusal(signRemark(remarkId, position))).toEqual([409, 'remark-withdrawn']);
    expect(await refusal(answerRemark(remarkId))).toEqual([409, 'remark-withdrawn']);
  });

  it('names a week that there is, and a position that the journal has come to', async () => {
    const { position } = await readDiary(day, day.guardian, await newestPosition(day.guardian));
    expect(await refusal(signWeek('999999999999/999999999999'))).toEqual([422, 'position-unknown', 'seen']);
    expect(await refusal(signWeek('yesterday'))).toEqual([400, 'invalid-position', 'seen']);
    expect(await refusal(signWeek(position, day.guardian, '2026-W54'))).toEqual([
      400,
      'invalid-input',
      'week',
    ]);
    expect(await refusal(signWeek(position, day.guardian, 'this'))).toEqual([400, 'invalid-input', 'week']);
    const next = weekOf(addDays(day.today, 7));
    expect(await refusal(signWeek(position, day.guardian, next))).toEqual([422, 'week-in-future', 'week']);
  });

  it('is a guardian’s, of the own child', async () => {
    const { position } = await readDiary(day, day.guardian, await newestPosition(day.guardian));
    const { remarkId } = await makeRemark();
    expect(await refusal(signWeek(position, day.pupil))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(signRemark(remarkId, position, day.pupil))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(answerRemark(remarkId, day.pupil))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(signWeek(position, day.teacher))).toEqual([403, 'not-for-your-role']);
    const another = there(day.pupilIds[1], 'other pupil on the page');
    const signing = day.guardian.post(toPupil('diary/acknowledgements', another), { week, seen: position });
    expect(await refusal(signing)).toEqual([404, 'pupil-not-found']);
    const elsewhere = day.guardian.post(toPupil(`remarks/${remarkId}/answer`, another), { text: ANSWER });
    expect(await refusal(elsewhere)).toEqual([404, 'pupil-not-found']);
    // A remark is one on the pupil whom the path names, whoever may sign there.
    const onAnother = (await makeRemark(another)).remarkId;
    expect(await refusal(signRemark(onAnother, position))).toEqual([404, 'remark-not-found']);
    expect(await refusal(answerRemark(onAnother))).toEqual([404, 'remark-not-found']);
    expect(await refusal(answerRemark('constructor'))).toEqual([404, 'remark-not-found']);
    expect(await refusal(answerRemark(`${lessonId}.constructor`))).toEqual([404, 'remark-not-found']);
  });
});

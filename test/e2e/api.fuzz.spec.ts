import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { problemOf, type Answer } from '../support/visitor.js';

/** Where bodies go, with the fields that each route knows. */
const WRITES = {
  'pages/:page/lessons': ['date', 'number', 'topic'],
  'pages/:page/homework': ['lessonId', 'dueOn', 'text', 'minutes'],
  'pages/:page/grades': ['lessonId', 'grades'],
  'pages/:page/absences': ['lessonId', 'absences'],
  'grades/:grade/correction': ['value', 'reason'],
} as const;
const ENTRY_FIELDS = ['pupilId', 'work', 'value', 'comment', 'code', 'minutes'];

const RUNS = 240;
const TOGETHER = 8;

describe('The API, whatever it is sent,', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let known: readonly string[];

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    const lessonId = await recordLesson(day, 8);
    const { gradeId } = await giveGrade(day, lessonId, '12');
    known = [
      day.pageId,
      day.today,
      lessonId,
      gradeId,
      ...day.pupilIds.slice(0, 3),
      ...day.works,
      '15',
      'late',
    ];
  }, 600_000);
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
      fc.string({ unit: 'binary' }),
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
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.stringMatching(/^[a-z0-9]{1,9}\.[a-z0-9]{1,9}\.[a-z0-9]{1,9}(\.\d{8}-\d{1,2}(\.[a-z0-9]{1,12})?)?$/),
    );
  const header = () =>
    fc.oneof(fc.constant(undefined), fc.stringMatching(/^[ -~]{1,40}$/), fc.constant(crypto.randomUUID()));

  it('never fails at a command', async () => {
    const command = fc
      .constantFrom(...Object.entries(WRITES))
      .chain(([route, fields]) =>
        fc.record({ route: fc.constant(route), id: id(), body: body(fields), key: header() }),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: TOGETHER, maxLength: TOGETHER }), async (commands) => {
        const answers = await Promise.all(
          commands.map((one) =>
            day.teacher.post(
              `/api/journal/${one.route.replace(/:\w+/, () => encodeURIComponent(one.id))}`,
              one.body,
              one.key === undefined ? {} : { 'Idempotency-Key': one.key },
            ),
          ),
        );
        answers.forEach(expectAnAnswer);
      }),
      { numRuns: RUNS / TOGETHER },
    );
  });

  it('never fails at a question', async () => {
    const query = fc.dictionary(
      fc.oneof(fc.constantFrom('week', 'from', 'to', 'limit'), fc.string({ unit: 'binary' })),
      fc.oneof(
        fc.stringMatching(/^\d{4}-(W\d{2}|\d{2}-\d{2})$/),
        fc.constantFrom('2026-W48', ...known),
        fc.string({ unit: 'binary' }),
      ),
      { maxKeys: 3 },
    );
    const question = fc.record({
      route: fc.constantFrom('journal/pages/:id', 'grades/:id/history', 'pupils/:id/diary', 'outbox', ':id'),
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

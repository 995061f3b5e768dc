import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/school/civil-date.values.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import {
  expectStatus,
  fieldsOf,
  isUnheard,
  problemOf,
  type Answer,
  type Headed,
  type Visitor,
} from '../support/visitor.js';

/** Ids that name something in every object, end a string early, leave the path, or merely look like an id. */
const NO_IDS = [
  ...[
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'hasOwnProperty',
    'undefined',
    'null',
    'NaN',
    '-1',
  ],
  ...['%00', '%2e%2e%2f%2e%2e', '%20', '%F0%9F%8E%93', '%D0%B4%D0%BD%D0%B5%D0%B2%D0%BD%D0%B8%D0%BA', 'a.b.c'],
  ...['$where', '%7B%22%24gt%22%3A%22%22%7D', 'x'.repeat(99), '0.0.0.20261124-1.abc'],
];

/** A body that is refused: what it is sent to, what it holds, the status, the code and the fields that are named. */
type Refused = readonly [name: string, body: unknown, status: number, code: string, ...fields: string[]];

/** Who refuses a body before all of it has come hangs up, maybe on somebody who still writes: then it is sent again. */
const heard = async (send: () => Promise<Answer>, tries = 5): Promise<Answer> => {
  try {
    return await send();
  } catch (error) {
    if (tries === 1 || !isUnheard(error)) throw error;
    return heard(send, tries - 1);
  }
};

describe('What the API refuses', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let teacher: Visitor;
  let lessonId: string;
  let gradeId: string;
  let page: string;
  let position: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    ({ teacher } = day);
    page = `/api/journal/pages/${day.pageId}`;
    lessonId = await recordLesson(day, 8);
    ({ gradeId, position } = await giveGrade(day, lessonId, '12'));
  });
  afterAll(async () => {
    await school.remove();
  });

  const expectRefusals = async (path: string, refusals: readonly Refused[]): Promise<void> => {
    const current = { 'X-Journal-Position': position };
    const before = await teacher.get<ServedPage>(page, current);
    for (const [name, body, status, code, ...fields] of refusals) {
      const answer = await teacher.post(path, body);
      const named = fieldsOf(answer).toSorted();
      const shown = { name, status: answer.status, code: problemOf(answer).code, fields: named };
      expect(shown).toEqual({ name, status, code, fields: fields.toSorted() });
    }
    const after = await teacher.get<ServedPage>(page, current);
    expect(after.body).toEqual(before.body);
  };

  it('a body that is no JSON object', async () => {
    const json = { 'Content-Type': 'application/json' };
    const bodies: [string, Headed, number, string][] = [
      ['{', json, 400, 'malformed'],
      ['', json, 400, 'malformed'],
      ['{"date":NaN}', json, 400, 'malformed'],
      ['{"__proto__":{"admin":true}}', json, 400, 'malformed'],
      ['{"constructor":{"prototype":{"admin":true}}}', json, 400, 'malformed'],
      [`{"topic":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, json, 400, 'malformed'],
      [`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, json, 400, 'malformed'],
      ['null', json, 400, 'invalid-input'],
      ['[]', json, 400, 'invalid-input'],
      ['"lesson"', json, 400, 'invalid-input'],
      ['42', json, 400, 'invalid-input'],
      [
        'date=2026-11-24',
        { 'Content-Type': 'application/x-www-form-urlencoded' },
        415,
        'unsupported-media-type',
      ],
      ['{}', { 'Content-Type': 'text/plain' }, 415, 'unsupported-media-type'],
      ['<lesson/>', { 'Content-Type': 'application/xml' }, 415, 'unsupported-media-type'],
      ['{}', { 'Content-Type': 'nonsense' }, 415, 'unsupported-media-type'],
      [JSON.stringify({ topic: 'x'.repeat(1_200_000) }), json, 413, 'too-large'],
    ];
    for (const [body, headers, status, code] of bodies) {
      const answer = await heard(() => teacher.send('POST', `${page}/lessons`, body, headers));
      const shown = [body.slice(0, 50), answer.status, problemOf(answer).code];
      expect(shown).toEqual([body.slice(0, 50), status, code]);
    }
  });

  it('lessons', async () => {
    const lesson = { date: day.today, number: 3, topic: 'Topic' };
    const bad = (name: string, more: object, ...fields: string[]): Refused => [
      name,
      { ...lesson, ...more },
      400,
      'invalid-input',
      ...fields,
    ];
    await expectRefusals(`${page}/lessons`, [
      ['nothing', {}, 400, 'invalid-input', 'date', 'number', 'topic'],
      ['all wrong', { date: 1, number: 'x', topic: {} }, 400, 'invalid-input', 'date', 'number', 'topic'],
      bad('a day that is not', { date: '2026-02-30' }, 'date'),
      bad('a month that is not', { date: '2026-13-01' }, 'date'),
      bad('another form', { date: '24.11.2026' }, 'date'),
      bad('an instant', { date: '2026-11-24T00:00:00Z' }, 'date'),
      bad('a list', { date: [day.today] }, 'date'),
      bad('below', { number: 0 }, 'number'),
      bad('negative', { number: -3 }, 'number'),
      bad('above', { number: 21 }, 'number'),
      bad('half', { number: 1.5 }, 'number'),
      bad('text', { number: '3' }, 'number'),
      bad('huge', { number: 1e300 }, 'number'),
      bad('no topic', { topic: '' }, 'topic'),
      bad('a novel', { topic: 'x'.repeat(501) }, 'topic'),
      bad('unknown', { colour: 'red', teacherId: 'x' }, 'colour', 'teacherId'),
      bad('names of every object', { constructor: 1, toString: 2 }, 'constructor', 'toString'),
      ['before the term', { ...lesson, date: '1926-01-01' }, 422, 'outside-term', 'date'],
      ['long after', { ...lesson, date: '9999-12-31' }, 422, 'outside-term', 'date'],
      ['tomorrow', { ...lesson, date: addDays(day.today, 1) }, 422, 'lesson-in-future', 'date'],
    ]);
  });

  it('homework', async () => {
    const homework = { lessonId, dueOn: addDays(day.today, 2), text: 'Read' };
    await expectRefusals(`${page}/homework`, [
      ['nothing', {}, 400, 'invalid-input', 'lessonId', 'dueOn', 'text'],
      ['no time', { ...homework, minutes: -1 }, 400, 'invalid-input', 'minutes'],
      ['no text', { ...homework, text: '' }, 400, 'invalid-input', 'text'],
      ['too early', { ...homework, dueOn: day.today }, 422, 'homework-due-too-early', 'dueOn'],
      ...NO_IDS.filter((id) => id.length < 200).map((id): Refused => [
        id,
        { ...homework, lessonId: id },
        422,
        'lesson-not-found',
        'lessonId',
      ]),
    ]);
  });

  it('grades', async () => {
    const [work = ''] = day.works;
    const [, pupilId = ''] = day.pupilIds;
    const entry = { pupilId, work, value: '10' };
    const one = (more: object) => ({ lessonId, grades: [{ ...entry, ...more }] });
    const bad = (name: string, more: object, ...fields: string[]): Refused => [
      name,
      one(more),
      400,
      'invalid-input',
      ...fields.map((field) => `grades.0.${field}`),
    ];
    const offScale = ['-1', '21', '1e1', ' 5', '05', '+5', '5.0', '0x5', '٣', '五', 'A', '5,5', '½'];
    await expectRefusals(`${page}/grades`, [
      ['nothing', {}, 400, 'invalid-input', 'lessonId', 'grades'],
      ['nobody', { lessonId, grades: [] }, 400, 'invalid-input', 'grades'],
      ['no list', { lessonId, grades: entry }, 400, 'invalid-input', 'grades'],
      ['a crowd', { lessonId, grades: Array(101).fill(entry) }, 400, 'invalid-input', 'grades'],
      bad('nobody’s', { pupilId: 'constructor' }, 'pupilId'),
      bad('no text', { value: 10, work: null }, 'work', 'value'),
      bad('nothing, said so', { comment: null, settles: null }, 'comment', 'settles'),
      bad('long', { value: '1'.repeat(17), comment: 'x'.repeat(1001) }, 'value', 'comment'),
      bad('unknown', { gradeId: 'mine', late: false }, 'gradeId', 'late'),
      ['unknown work', one({ work: 'constructor' }), 422, 'unknown-work', 'grades.0.work'],
      ['a stranger', one({ pupilId: 'a'.repeat(16) }), 422, 'pupil-not-on-page', 'grades.0.pupilId'],
      ...offScale.map((value): Refused => [
        value,
        one({ value }),
        422,
        'value-not-on-scale',
        'grades.0.value',
      ]),
      ['twice', { lessonId, grades: [entry, entry] }, 422, 'grade-already-given', 'grades.1.pupilId'],
      ['again', one({ pupilId: day.child.id }), 422, 'grade-already-given', 'grades.0.pupilId'],
      ['no lesson', { ...one({}), lessonId: '__proto__' }, 422, 'lesson-not-found', 'lessonId'],
    ]);
  });

  it('absences', async () => {
    const [, pupilId = ''] = day.pupilIds;
    const entry = { pupilId, code: 'late', minutes: 5 };
    const one = (more: object) => ({ lessonId, absences: [{ ...entry, ...more }] });
    await expectRefusals(`${page}/absences`, [
      ['nothing', {}, 400, 'invalid-input', 'lessonId', 'absences'],
      ['unknown code', one({ code: 'toString' }), 400, 'invalid-input', 'absences.0.code'],
      ['before it began', one({ minutes: -5 }), 400, 'invalid-input', 'absences.0.minutes'],
      ['ill for minutes', one({ code: 'ill' }), 422, 'minutes-without-lateness', 'absences.0.minutes'],
      [
        'twice',
        { lessonId, absences: [entry, { ...entry, minutes: 6 }] },
        422,
        'absence-already-recorded',
        'absences.1.pupilId',
      ],
    ]);
  });

  it('corrections', async () => {
    const path = `/api/journal/grades/${gradeId}/correction`;
    const reason = 'Recounted';
    await expectRefusals(path, [
      ['nothing', {}, 400, 'invalid-input', 'reason', 'reasonCode', 'value'],
      ['no reason', { value: '15' }, 400, 'invalid-input', 'reason', 'reasonCode'],
      ['none of the list', { value: '15', reasonCode: 'constructor' }, 422, 'unknown-reason', 'reasonCode'],
      ['hardly one', { value: '15', reason: '?' }, 400, 'invalid-input', 'reason'],
      ['a novel', { value: '15', reason: 'x'.repeat(1001) }, 400, 'invalid-input', 'reason'],
      ['off the scale', { value: '20.5', reason }, 422, 'value-not-on-scale', 'value'],
      ['the same', { value: '12', reason }, 409, 'grade-unchanged', 'value'],
    ]);
    const elsewhere = await correctGrade(day, gradeId.replace(/.$/, '_'), '15', reason);
    expect(problemOf(expectStatus(404, elsewhere)).code).toBe('grade-not-found');
  });

  it('debts', async () => {
    const [, , pupilId = ''] = day.pupilIds;
    const entry = { pupilId, work: day.works[0], dueOn: day.today };
    const one = (more: object) => ({ lessonId, debts: [{ ...entry, ...more }] });
    const past = { dueOn: addDays(day.today, -1) };
    await expectRefusals(`${page}/debts`, [
      ['nothing', {}, 400, 'invalid-input', 'lessonId', 'debts'],
      ['no day', one({ dueOn: 'soon' }), 400, 'invalid-input', 'debts.0.dueOn'],
      ['unknown work', one({ work: 'constructor' }), 422, 'unknown-work', 'debts.0.work'],
      ['a stranger', one({ pupilId: 'a'.repeat(16) }), 422, 'pupil-not-on-page', 'debts.0.pupilId'],
      [
        'a stranger’s comment',
        one({ pupilId: 'a'.repeat(16), comment: 'Who?' }),
        422,
        'pupil-not-on-page',
        'debts.0.pupilId',
      ],
      ['due before today', one(past), 422, 'debt-due-in-past', 'debts.0.dueOn'],
    ]);
  });

  it('remarks', async () => {
    const remark = { lessonId, pupilId: day.child.id, kind: 'note', text: 'Read it', visibleTo: 'guardian' };
    await expectRefusals(`${page}/remarks`, [
      ['nothing', {}, 400, 'invalid-input', 'lessonId', 'pupilId', 'kind', 'text', 'visibleTo'],
      [
        'unknown words',
        { ...remark, kind: 'toString', visibleTo: 'all' },
        400,
        'invalid-input',
        'kind',
        'visibleTo',
      ],
      ['a novel', { ...remark, text: 'x'.repeat(2001) }, 400, 'invalid-input', 'text'],
      ['a stranger', { ...remark, pupilId: 'a'.repeat(16) }, 422, 'pupil-not-on-page', 'pupilId'],
      ['no lesson', { ...remark, lessonId: '__proto__' }, 422, 'lesson-not-found', 'lessonId'],
    ]);
  });

  it('term grades', async () => {
    const one = (more: object) => ({ grades: [{ pupilId: day.child.id, value: '15', ...more }] });
    await expectRefusals(`${page}/term-grades`, [
      ['nothing', {}, 400, 'invalid-input', 'grades'],
      ['nobody’s', one({ pupilId: 'constructor' }), 400, 'invalid-input', 'grades.0.pupilId'],
      ['again', one({ value: '1' }), 422, 'term-grade-already-given', 'grades.0.pupilId'],
    ]);
  });

  it('names of files that are none, and more files than go with homework', async () => {
    const file = { fileId: 'a'.repeat(64), name: 'sheet.pdf' };
    const homework = { lessonId, dueOn: addDays(day.today, 2), text: 'Read' };
    const named = (name: string) => ({ ...homework, files: [{ ...file, name }] });
    await expectRefusals(`${page}/homework`, [
      ...['../sheet.pdf', 'C:\\sheet.pdf', 'a\r\nb.pdf', '\ud800.pdf', ''].map((name): Refused => [
        name,
        named(name),
        400,
        'invalid-input',
        'files.0.name',
      ]),
      ['eleven', { ...homework, files: Array(11).fill(file) }, 400, 'invalid-input', 'files'],
      ['never stored', named('sheet.pdf'), 422, 'unknown-file', 'files.0.fileId'],
      [
        'a stranger’s',
        { ...homework, pupilIds: ['a'.repeat(16)] },
        422,
        'pupil-not-on-page',
        'pupilIds.0.pupilId',
      ],
    ]);
  });

  it('ids that name nothing, wherever they stand', async () => {
    const lesson = { date: day.today, number: 3, topic: 'Topic' };
    for (const id of NO_IDS) {
      const asked: [string, Answer][] = [
        ['page', await teacher.get(`/api/journal/pages/${id}`)],
        ['history', await teacher.get(`/api/grades/${id}/history`)],
        ['diary', await day.guardian.get(`/api/pupils/${id}/diary?week=2026-W48`)],
        ['lesson', await teacher.post(`/api/journal/pages/${id}/lessons`, lesson)],
        ['correction', await correctGrade(day, id, '15', 'Recounted')],
        ['annulment', await teacher.post(`/api/journal/grades/${id}/annulment`, { reason: 'Recounted' })],
        ['debt', await teacher.post(`/api/journal/debts/${id}/withdrawal`, { reason: 'Recounted' })],
        ['remark', await teacher.post(`/api/journal/remarks/${id}/withdrawal`, { reason: 'Recounted' })],
        ['homework', await teacher.post(`/api/journal/homework/${id}/withdrawal`, {})],
        ['file', await teacher.get(`/api/journal/homework/${id}/files/${id}`)],
        ['cancelled lesson', await teacher.post(`/api/journal/lessons/${id}/reinstatement`, {})],
        [
          'term grade',
          await teacher.post(`${page}/term-grades/${id}/correction`, { value: '15', reason: 'Recounted' }),
        ],
        ['year', await teacher.post(`/api/journal/classes/${id}/years/${id}/closing`, {})],
        ['school', await teacher.get(`/api/schools/${id}/settings`)],
      ];
      for (const [what, answer] of asked) {
        problemOf(answer);
        expect([what, id.slice(0, 50), answer.status]).toEqual([what, id.slice(0, 50), 404]);
      }
    }
    problemOf(expectStatus(400, await teacher.get('/api/journal/pages/%E0%A4%A')));
    problemOf(expectStatus(404, await teacher.get(`/api/journal/pages/${'x'.repeat(3_000)}`)));
    problemOf(expectStatus(414, await correctGrade(day, 'x'.repeat(3_000), '15', 'Recounted')));
  });

  it('weeks and days that make no diary', async () => {
    const diary = `/api/pupils/${day.child.id}/diary`;
    const queries: [string, ...string[]][] = [
      ['', 'from'],
      ['week=2026-W54', 'week'],
      ['week=2025-W53', 'week'],
      ['week=2026-W00', 'week'],
      ['week=2026-w48', 'week'],
      ['week=202648', 'week'],
      ['week=', 'week'],
      ['week=%00', 'week'],
      ['week=2026-W48&week=2026-W49', 'week'],
      ['week[$gt]=2026-W01', 'week[$gt]'],
      ['week=2026-W48&from=2026-11-23', 'week'],
      ['from=2026-11-23', 'to'],
      ['to=2026-11-23', 'from'],
      ['from=2026-11-24&to=2026-11-23', 'to'],
      ['from=2026-01-01&to=2026-12-31', 'to'],
      ['from=0000-00-00&to=9999-99-99', 'from', 'to'],
      ['from=-271821-04-19&to=2026-11-23', 'from'],
      ['week=2026-W48&year=2026', 'year'],
      ['week=2026-W48&__proto__=x&constructor=y', '__proto__', 'constructor'],
    ];
    for (const [query, ...fields] of queries) {
      const answer = await day.guardian.get(`${diary}?${query}`);
      const shown = [query, answer.status, problemOf(answer).code, ...fieldsOf(answer)];
      expect(shown).toEqual([query, 400, 'invalid-input', ...fields]);
    }
    for (const edge of ['week=0001-W01', 'week=9999-W52', 'from=9999-12-31&to=9999-12-31']) {
      const answer = await day.guardian.get(`${diary}?${edge}`);
      expect([edge, answer.status < 500]).toEqual([edge, true]);
    }
  });

  it('headers that say nothing', async () => {
    for (const position of ['x', '1', '-1/-1', '1/1/1', '1e3/1', '99999999999999999999/1', '', '1/1, 2/2']) {
      const answer = await teacher.get(page, { 'X-Journal-Position': position });
      expect([position, answer.status, problemOf(answer).code]).toEqual([position, 400, 'invalid-position']);
    }
    for (const key of ['x', '1', '00000000-0000-0000-0000-00000000000g', 'x'.repeat(5_000)]) {
      const answer = await teacher.post(`${page}/lessons`, {}, { 'Idempotency-Key': key });
      expect([key, answer.status, problemOf(answer).code]).toEqual([key, 400, 'invalid-idempotency-key']);
    }
    for (const tag of ['x', '"', '*"', ',,,', '"x'.repeat(500)]) {
      expectStatus(200, await teacher.get(page, { 'If-None-Match': tag }));
    }
    for (const cookie of [
      'journal_session',
      'journal_session=',
      'journal_session=%00',
      '=;=;',
      'a=b;'.repeat(99),
    ]) {
      expectStatus(401, await teacher.get(page, { Cookie: cookie }));
    }
  });

  it('a position that lies in the future, once it has waited for it', async () => {
    const answer = expectStatus(
      503,
      await teacher.get(page, { 'X-Journal-Position': '9999999999/9999999999' }),
    );
    expect(problemOf(answer).code).toBe('position-not-reached');
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  it('limits of the outbox that are none', async () => {
    const admin = await school.signIn('admin');
    for (const limit of ['0', '-1', '201', '1.5', 'x', '', '1e9', 'Infinity']) {
      const answer = await admin.get(`/api/outbox?limit=${limit}`);
      expect([limit, answer.status, ...fieldsOf(answer)]).toEqual([limit, 400, 'limit']);
    }
    expectStatus(200, await admin.get('/api/outbox?limit=200'));
  });

  it('methods that a path does not have', async () => {
    for (const [method, path] of [
      ['PUT', page],
      ['DELETE', page],
      ['PATCH', '/api/me'],
      ['POST', '/api/health'],
      ['DELETE', `/api/grades/${gradeId}/history`],
    ] as const) {
      const answer = await teacher.send(method, path, undefined);
      expect([method, path, answer.status, problemOf(answer).code]).toEqual([method, path, 404, 'not-found']);
    }
  });
});

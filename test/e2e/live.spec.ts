import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '../../src/access/me.js';
import { addDays, weekdayOf } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { askForLive, liveStreamOf, type LiveStream } from '../support/live-stream.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrade, giveGrades, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, positionOf, read, refusal, type Answer } from '../support/visitor.js';

const MOST_OF_ACCOUNT = 20;

describe('Open pages are told of changes', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let diary: string;
  let page: string;
  const open: LiveStream[] = [];

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    diary = `/api/pupils/${day.child.id}/live`;
    page = `/api/journal/pages/${day.pageId}/live`;
  });
  afterAll(async () => {
    for (const stream of open) stream.close();
    await school.remove();
  });

  /** A stream that has said how far the journal is. */
  const live = async (visitor = day.guardian, path = diary): Promise<LiveStream> => {
    const stream = await liveStreamOf(visitor, path);
    open.push(stream);
    await stream.next();
    return stream;
  };
  /** What a stream tells up to a change, that included: of what came just before it began it may tell too. */
  const heardUntil = async (position: string, stream: LiveStream): Promise<readonly string[]> => {
    const heard: string[] = [];
    while (heard.at(-1) !== position) heard.push(await stream.next());
    return heard;
  };
  const refused = async (asked: Promise<Response>): Promise<readonly [number, string]> => {
    const answer = await asked;
    return [answer.status, ((await answer.json()) as { readonly code: string }).code];
  };

  it('by a stream that nothing on the way keeps or gathers', async () => {
    const { headers } = await live();
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(headers.has('content-encoding')).toBe(false);
  });

  it('of a grade: the family and the page, by the position from which on it is read; not of others’ grades', async () => {
    const lessonId = await recordLesson(day, 8);
    const [family, pupil, teacher] = await Promise.all([live(), live(day.pupil), live(day.teacher, page)]);
    const [, otherPupil = ''] = day.pupilIds;
    const work = day.works[0] ?? '';
    const given = await giveGrades(day, lessonId, [{ pupilId: otherPupil, work, value: '11' }]);
    const ofOther = positionOf(expectStatus(201, given));
    await heardUntil(ofOther, teacher);
    const { position } = await giveGrade(day, lessonId, '12');
    expect(await heardUntil(position, family)).not.toContain(ofOther);
    expect(await heardUntil(position, pupil)).not.toContain(ofOther);
    await heardUntil(position, teacher);
  });

  it('of homework: everybody on the page', async () => {
    const lessonId = await recordLesson(day, 9);
    const family = await live();
    const homework = { lessonId, dueOn: addDays(day.today, 1), text: 'Read page 5' };
    const set = await day.teacher.post(`/api/journal/pages/${day.pageId}/homework`, homework);
    await heardUntil(positionOf(expectStatus(201, set)), family);
  });

  it('of days off and shifted days, set, changed and withdrawn: diaries, pages and calendars of the school', async () => {
    const head = await school.signIn('deputyHead');
    const schoolPath = `/api/schools/${there((await read(head.get<Me>('/api/me'))).schools[0], 'school').id}`;
    const calendar = `${schoolPath}/calendar/live`;
    const opened = await Promise.all([
      ...[live(), live(day.teacher, page), live(day.guardian, calendar), live(day.teacher, calendar)],
    ]);
    const tells = async (answer: Answer): Promise<void> => {
      for (const stream of opened) await heardUntil(positionOf(answer), stream);
    };
    const [from, to] = [addDays(day.today, 1), addDays(day.today, 2)];
    const off = await head.post<{ daysOffId: string }>(`${schoolPath}/days-off`, {
      from,
      to,
      title: 'Feast',
    });
    await tells(expectStatus(201, off));
    const ofThese = `${schoolPath}/days-off/${off.body.daysOffId}`;
    await tells(expectStatus(200, await head.put(ofThese, { from, to: from, title: 'Feast' })));
    await tells(expectStatus(200, await head.post(`${ofThese}/withdrawal`, {})));
    const shifted = { date: to, weekday: weekdayOf(day.today) };
    await tells(expectStatus(200, await head.post(`${schoolPath}/shifted-days`, shifted)));
    await tells(expectStatus(200, await head.post(`${schoolPath}/shifted-days/${to}/withdrawal`, {})));
  });

  it('only where they may be read, and where a stream is wanted', async () => {
    expect(await refused(askForLive(day.teacher, diary))).toEqual([403, 'not-for-your-role']);
    expect(await refused(askForLive(day.guardian, page))).toEqual([404, 'page-not-found']);
    expect(await refusal(day.guardian.get(diary))).toEqual([400, 'events-only']);
  });

  it('as long as the session lasts, and not because of it', async () => {
    const guardian = await school.signIn('guardian');
    const stream = await live(guardian);
    expectStatus(204, await guardian.delete('/api/session'));
    await stream.ended;
    expect(await refused(askForLive(guardian, diary))).toEqual([401, 'not-signed-in']);
  }, 60_000);

  it('in no more pages of one account than anybody looks at', async () => {
    for (const stream of open.splice(0)) stream.close();
    const admin = await school.signIn('deputyHead');
    await Promise.all(Array.from({ length: MOST_OF_ACCOUNT }, () => live(admin, page)));
    expect(await refused(askForLive(admin, page))).toEqual([429, 'too-many-streams']);
    await live(day.teacher, page);
    open.shift()?.close();
    const isLetIn = async () => (await askForLive(admin, page)).status === 200;
    expect(await eventually(isLetIn)).toBe(true);
  });

  it('until the journal stops', async () => {
    const stream = await live();
    expect(await school.interrupt()).toBe(0);
    await stream.ended;
  });
});

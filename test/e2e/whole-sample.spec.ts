import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActivitiesAnswer, ActivityOfPupil } from '../../projections/activities/queries.js';
import type { AnnouncementsAnswer } from '../../projections/announcements/queries.js';
import type { MeetingsAnswer } from '../../projections/meetings/queries.js';
import type { ThreadsAnswer } from '../../projections/messages/queries.js';
import { addDays, mondayOf, weekOf } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startWholeSample } from '../support/sample-school.js';
import {
  giveGrade,
  readDiary,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type Served,
  type ServedDiary,
} from '../support/school-day.js';
import { read, type Visitor } from '../support/visitor.js';

describe('The sample, as somebody has it who starts for the first time', () => {
  let school: RunningSchool;
  let day: SchoolDay;

  beforeAll(async () => {
    school = await startWholeSample();
    day = await schoolDayOf(school);
  });
  afterAll(() => school.remove());

  const titlesFor = async (visitor: Visitor) => {
    const told = await read(visitor.get<Served<AnnouncementsAnswer>>('/api/me/announcements'));
    const [pinned, ...others] = told.announcements.map(({ title }) => title);
    // All were published at one instant.
    return [pinned, ...others.sort()];
  };

  it('has a time, a room and a teacher for each lesson of the term, also for those to come', async () => {
    const { child, today, guardian } = day;
    const next = weekOf(addDays(mondayOf(today), 7));
    const ahead = await read(guardian.get<ServedDiary>(`/api/pupils/${child.id}/diary?week=${next}`));
    for (const diary of [await readDiary(day, guardian), ahead]) {
      const lessons = diary.days.flatMap((each) => each.lessons);
      expect(lessons.length).toBeGreaterThanOrEqual(3);
      for (const { time, room, teacher } of lessons) {
        expect(time?.from).toMatch(/^\d\d:\d\d$/);
        expect(room).toMatch(/^Room \d+$/);
        expect(teacher?.name).toMatch(/\S/);
      }
    }
  });

  it('has announcements for each role', async () => {
    const school = 'The library moves';
    expect(await titlesFor(day.guardian)).toEqual([school, 'Calculators', 'When a pupil is ill']);
    expect(await titlesFor(day.pupil)).toEqual([school, 'Calculators']);
    expect(await titlesFor(day.teacher)).toEqual([school, 'Calculators', 'Term grades']);
  });

  it('has appointments of the family', async () => {
    const { child, guardian } = day;
    const of = `/api/pupils/${child.id}`;
    const { activities } = await read(
      guardian.get<Served<ActivitiesAnswer<ActivityOfPupil>>>(`${of}/activities`),
    );
    expect(activities.map(({ title, signedUp }) => [title, signedUp])).toEqual([
      ['Walk along the aqueduct', true],
      ['Science fair', false],
    ]);
    const { meetings } = await read(guardian.get<Served<MeetingsAnswer>>('/api/me/meetings'));
    expect(meetings.map(({ title }) => title)).toEqual(['The end of the term']);
    const offered = await read(
      guardian.get<{ consultations: { slots: { own?: boolean }[] }[] }>(`${of}/consultations`),
    );
    expect(offered.consultations).toHaveLength(1);
  });

  it('has a portfolio, and a blog with a comment', async () => {
    const { child, guardian } = day;
    const { achievements } = await read(
      guardian.get<{ achievements: { title: string }[] }>(`/api/pupils/${child.id}/portfolio`),
    );
    expect(achievements.map(({ title }) => title).sort()).toEqual([
      ...['Mathematical olympiad', 'Run around the walls'],
    ]);
    const { posts } = await read(guardian.get<{ posts: { title: string }[] }>('/api/me/blog-posts'));
    expect(posts).toMatchObject([{ title: 'Bridges of paper' }]);
  });

  it('has a message that the teacher has answered', async () => {
    const { threads } = await read(day.guardian.get<Served<ThreadsAnswer>>('/api/me/threads'));
    expect(threads).toMatchObject([{ title: 'Homework while we are away', messages: 2, unread: 1 }]);
  });

  it('has sent no notice of any of it', async () => {
    const admin = await school.signIn('admin');
    const kinds = async () => {
      const { notices } = await read(admin.get<{ notices: { kind: string }[] }>('/api/notices'));
      return notices.map(({ kind }) => kind);
    };
    // Notices are made in the order of the events: that of a grade comes after all of the sample's.
    await giveGrade(day, await recordLesson(day, 8), '12');
    expect(await eventually(async () => (await kinds()).length > 0)).toBe(true);
    expect(new Set(await kinds())).toEqual(new Set(['grade-given']));
  });
});

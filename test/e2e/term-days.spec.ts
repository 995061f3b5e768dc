import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { termOf } from '../../src/journal/page/page-ids.values.js';
import { addDays } from '../../src/school/civil-date.values.js';
import type { School } from '../../src/school/school.state.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { recordLesson, schoolDayOf, type SchoolDay, type ServedPage } from '../support/school-day.js';
import { there } from '../support/there.js';
import { until } from '../support/until.js';
import { expectStatus, read, refusal, type Visitor } from '../support/visitor.js';

describe('A term whose pages are written in', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let admin: Visitor;
  let deputyHead: Visitor;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    admin = await school.signIn('admin');
    deputyHead = await school.signIn('deputyHead');
  });
  afterAll(async () => {
    await school.remove();
  });

  const page = () => read(deputyHead.get<ServedPage>(`/api/journal/pages/${day.pageId}`));
  /** Puts the last day of the page's term differently, and that of its year where the term would go beyond it. */
  const endTermOn = async (to: string) => {
    const { schoolId } = await page();
    const { years, terms } = await read(
      admin.get<Pick<School, 'years' | 'terms'>>(`/api/schools/${schoolId}/settings`),
    );
    const { yearId } = there(terms[termOf(day.pageId)], 'term');
    const year = there(years[yearId], 'year');
    const ofYear = Object.values(terms).filter((term) => term.yearId === yearId);
    return admin.put(`/api/schools/${schoolId}/years/${yearId}`, {
      ...{ title: year.title, from: year.from, to: to > year.to ? to : year.to },
      terms: ofYear
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .map(({ termId, title, from, to: asItWas }) => ({
          ...{ termId, title, from },
          to: termId === termOf(day.pageId) ? to : asItWas,
        })),
    });
  };

  it('takes them along when it becomes longer', async () => {
    const longer = addDays((await page()).term.to, 1);
    const plan = () =>
      deputyHead.post(`/api/journal/pages/${day.pageId}/lessons/plan`, {
        ...{ date: longer, number: 14, topic: 'One day more' },
      });
    expect(await refusal(plan())).toEqual([422, 'outside-term', 'date']);
    expectStatus(204, await endTermOn(longer));
    await until(async () => (await page()).term.to === longer);
    expectStatus(201, await plan());
  });

  it('loses no day on which lessons were held', async () => {
    await recordLesson(day, 13);
    const { status, body } = await endTermOn(addDays(day.today, -1));
    expect([status, body]).toMatchObject([409, { code: 'term-in-use' }]);
    expectStatus(204, await endTermOn(day.today));
    await until(async () => (await page()).term.to === day.today);
  });
});

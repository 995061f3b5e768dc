import { describe, expect, it } from '@jest/globals';
import { projections } from '../../projections/all.js';
import { story } from '../../projections/story.examples.js';
import { recorded } from '../../test/support/recorded.js';
import type { DomainEvent } from '../eventing/decider.js';
import {
  absenceRecorded,
  gradeGiven,
  homeworkSet,
  lessonRecorded,
  MONDAY,
  PAGE,
  pupilListed,
  REMARK,
  remarkMade,
  termGradeGiven,
} from '../journal/page/page.examples.js';
import { wholeStory } from '../school/school-days.examples.js';
import { topicsOf, topicsOfDiary, topicsOfPage, topicsOfSchools, type Topic } from './topics.js';

const told = (event: DomainEvent): readonly Topic[] => [...topicsOf(recorded(event))].sort();
const answered = {
  type: 'RemarkAnswered',
  data: { pupilId: 'anna', remarkId: REMARK, date: MONDAY, guardianId: 'mother', text: 'Thank you' },
} as const;
const filed = {
  type: 'GuardianNoteFiled',
  data: {
    ...{ pupilId: 'anna', yearId: 'y1', from: MONDAY, to: MONDAY, code: 'ill' },
    ...{ filedId: 'f1', guardianId: 'mother' },
  },
} as const;

describe('Who is told', () => {
  it.each([
    ['a grade', gradeGiven('4')],
    ['an absence', absenceRecorded('anna')],
    ['a remark', remarkMade()],
    ['a guardian’s answer to it', answered],
    ['a term grade', termGradeGiven('anna', '4')],
    ['that a pupil is on the page', pupilListed('anna')],
  ])('of %s: those who look at the pupil or the page, and no other family', (_, event) => {
    expect(told(event)).toEqual([`page ${PAGE}`, 'pupil anna']);
  });

  it.each([
    ['a lesson', lessonRecorded()],
    ['homework', homeworkSet()],
  ])('of %s: everybody on the page', (_, event) => {
    expect(told(event)).toEqual([`lessons ${PAGE}`, `page ${PAGE}`]);
  });

  it('of a guardian’s note: who looks at the pupil, or at a page that the pupil is on', () => {
    expect(told(filed)).toEqual(['filed anna']);
    expect(topicsOfDiary('anna', ['school1'], [], MONDAY)).toContain('filed anna');
    expect(topicsOfPage(PAGE, ['school1'], ['anna', 'boris'])).toContain('filed anna');
  });

  it.each(wholeStory.map((event) => [event.type, event] as const))(
    'of %s: who looks at a diary, a page or the calendar of the school',
    (_, event) => {
      expect(told(event)).toEqual(['days school1']);
      expect(topicsOfDiary('anna', ['school1'], [], MONDAY)).toContain('days school1');
      expect(topicsOfPage(PAGE, ['school1'], [])).toContain('days school1');
      expect(topicsOfSchools(['school1'])).toEqual(['days school1']);
    },
  );

  it('of other things of a school: nobody', () => {
    expect(told({ type: 'EditWindowSet', data: { schoolId: 'school1', days: 7 } })).toEqual([]);
  });

  it('of what accounts do: nobody', () => {
    expect(told({ type: 'PasswordChanged', data: { accountId: 'account1' } })).toEqual([]);
  });

  it('of every event that a diary or a page is made of', () => {
    const shown = ['diaryPupilWeek', 'diaryGroupWeek', 'journalPage', 'journalLesson'];
    const types = new Set(
      projections.filter(({ name }) => shown.includes(name)).flatMap((one) => one.handles),
    );
    const untold = story.filter((event) => types.has(event.type) && told(event).length === 0);
    expect(untold).toEqual([]);
  });
});

describe('A diary', () => {
  it('is about the pages that the pupil is on today', () => {
    const pages = [
      { pageId: PAGE, from: '2026-11-02' },
      { pageId: 'left', from: '2026-09-01', until: '2026-11-22' },
      { pageId: 'leaving', from: '2026-09-01', until: MONDAY },
    ];
    expect(topicsOfDiary('anna', ['school1'], pages, MONDAY)).toEqual([
      'pupil anna',
      'filed anna',
      'days school1',
      `lessons ${PAGE}`,
      'lessons leaving',
    ]);
  });
});

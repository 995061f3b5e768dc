import type { OwnRating, Rating } from '../../projections/ratings/answer.js';
import type { ClassAnswer, ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import type { RunningSchool } from './running-school.js';
import { giveGrades, recordLesson, schoolDayOf, type SchoolDay } from './school-day.js';
import type { ServedReport } from './served-report.js';
import { expectStatus, positionOf, type Answer, type Headed, type Visitor } from './visitor.js';

/** The sample with grades of this week that change places: who asks there, and the ratings by their query. */
export interface RatedSchool {
  readonly day: SchoolDay;
  readonly head: Visitor;
  readonly admin: Visitor;
  readonly schoolId: string;
  readonly classes: readonly ClassAnswer[];
  /** The child's. */
  readonly homeroom: ClassAnswer;
  /** Of the page in which the grades of this week stand. */
  readonly subject: string;
  readonly term: string;
  /** A read that asks for it shows whatever was written here. */
  readonly written: () => Headed;
  readonly ofClass: (query: string, who?: Visitor, classId?: string) => Promise<Answer<ServedReport<Rating>>>;
  readonly ofSchool: (query: string, who?: Visitor) => Promise<Answer<ServedReport<Rating>>>;
  readonly ofPupil: (
    query: string,
    who?: Visitor,
    pupilId?: string,
  ) => Promise<Answer<ServedReport<OwnRating>>>;
  /** Has the school's administrator switch ratings. */
  readonly set: (ratings: object) => Promise<void>;
}

export const ratedSchoolOf = async (school: RunningSchool): Promise<RatedSchool> => {
  const day = await schoolDayOf(school);
  const [head, admin] = await Promise.all([school.signIn('deputyHead'), school.signIn('admin')]);
  const schoolId = (await head.get<Me>('/api/me')).body.schools[0]?.id ?? '';
  const [, subject = '', term = ''] = day.pageId.split('.');
  const { classes } = (await head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`)).body;
  const homeroom = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id));
  if (!homeroom) throw new Error('The child is in no class');
  let position = await giveThisWeeksGrades(day);
  const written = () => ({ 'X-Journal-Position': position });
  return {
    ...{ day, head, admin, schoolId, classes, homeroom, subject, term, written },
    ofClass: (query, who = head, classId = homeroom.classId) =>
      who.get(`/api/classes/${classId}/rating?${query}`, written()),
    ofSchool: (query, who = head) => who.get(`/api/schools/${schoolId}/rating?${query}`, written()),
    ofPupil: (query, who = day.guardian, pupilId = day.child.id) =>
      who.get(`/api/pupils/${pupilId}/rating?${query}`, written()),
    async set(ratings) {
      const path = `/api/schools/${schoolId}/ratings`;
      position = positionOf(expectStatus(200, await admin.put(path, ratings)));
    },
  };
};

/**
 * Two lessons: the best grade for the child and another pupil, the lowest for a third, and others in between.
 * @returns the position at which they are there.
 */
const giveThisWeeksGrades = async (day: SchoolDay): Promise<string> => {
  const [work = ''] = day.works;
  const values = ['20', '20', '0', '13', '14', '15'];
  let position = '';
  for (const number of [8, 9]) {
    const lessonId = await recordLesson(day, number);
    const grades = day.pupilIds
      .slice(0, values.length)
      .map((pupilId, index) => ({ pupilId, work, value: values[index] ?? '' }));
    position = positionOf(expectStatus(201, await giveGrades(day, lessonId, grades)));
  }
  return position;
};

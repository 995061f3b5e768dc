import type { Lesson } from './calendar.js';
import type { Random } from './random.js';
import type { Group, SamplePupil } from './school.js';

const HIGHEST = 20;

export type MarkKind = 'oral' | 'test' | 'classwork';

/** One pupil's grade for one kind of work in one lesson. */
export type Mark = {
  readonly pupil: SamplePupil;
  readonly kind: MarkKind;
  readonly lesson: Lesson;
  readonly score: number;
};

/** Where in a term, as a part of its lessons, the whole group writes. */
const TESTS_AT = [0.4, 0.85];
const CLASSWORK_AT = 0.6;
const MOST_ORALS = 3;

/**
 * The grades of a group's year, three to six for a pupil and term. Their mean is exactly the period's real
 * grade, with all weights equal and with any weight on tests: the deviations from it cancel out among the
 * tests and among the rest. A period that was not assessed has no grades.
 */
export function marksOf(group: Group, taught: readonly Lesson[], random: Random): Mark[] {
  return [0, 1, 2].flatMap((term) => {
    const lessons = taught.filter((lesson) => lesson.term === term);
    const tests = TESTS_AT.map((part) => lessonAt(lessons, part));
    const classwork = lessonAt(lessons, CLASSWORK_AT);
    const ordinary = lessons.filter((lesson) => !tests.includes(lesson) && lesson !== classwork);
    return group.pupils.flatMap(({ pupil, year }) => {
      const mean = year.grades[term];
      if (mean === undefined) return [];
      const orals = random.sample(ordinary, random.between(0, MOST_ORALS));
      const ofTests = scattered(mean, tests.length, random);
      const ofRest = scattered(mean, 1 + orals.length, random);
      const mark = (kind: MarkKind, lesson: Lesson, score = mean): Mark => ({ pupil, kind, lesson, score });
      return [
        ...tests.map((lesson, index) => mark('test', lesson, ofTests[index])),
        mark('classwork', classwork, ofRest[0]),
        ...orals.map((lesson, index) => mark('oral', lesson, ofRest[index + 1])),
      ];
    });
  });
}

function lessonAt(lessons: readonly Lesson[], part: number): Lesson {
  const lesson = lessons[Math.floor(part * lessons.length)];
  if (!lesson) throw new Error('the term has no lessons');
  return lesson;
}

/** Whole grades with exactly this mean: points move from one to another as far as the scale allows. */
function scattered(mean: number, count: number, random: Random): number[] {
  const scores = Array.from({ length: count }, () => mean);
  for (let to = 1; to < count; to += 1) {
    const from = random.between(0, to - 1);
    const [giver, taker] = [scores[from] ?? mean, scores[to] ?? mean];
    const points = random.between(-Math.min(3, HIGHEST - giver, taker), Math.min(3, giver, HIGHEST - taker));
    scores[from] = giver - points;
    scores[to] = taker + points;
  }
  return scores;
}

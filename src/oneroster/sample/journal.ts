import { absencesOf } from './absences.js';
import type { Calendar, Lesson } from './calendar.js';
import type { Files } from './files.js';
import { type MarkKind, marksOf } from './marks.js';
import { Random } from './random.js';
import type { Group } from './school.js';
import { homeworkFor, TOPICS } from './topics.js';

/** Of the recent lessons, those after which homework was set. */
const HOMEWORK = 0.85;

const MARK_TITLES: { readonly [kind in MarkKind]: string } = {
  oral: 'Oral answer',
  test: 'Test',
  classwork: 'Classwork',
};

/** Writes categories: kinds of graded work, and what else a journal page holds. */
export function writeCategories(files: Files): void {
  const category = (id: string, title: string, purpose: string, more: object = {}) =>
    files.add('categories', { sourcedId: `category-${id}`, title, 'metadata.purpose': purpose, ...more });
  category('oral', 'Oral answer', 'work', { weight: 1, 'metadata.abbreviation': 'O' });
  category('test', 'Test', 'work', { weight: 2, 'metadata.abbreviation': 'T' });
  category('classwork', 'Classwork', 'work', { weight: 1, 'metadata.abbreviation': 'C' });
  category('lesson', 'Lesson', 'lesson');
  category('absence', 'Absence', 'absence');
  category('homework', 'Homework', 'homework');
  category('termGrade', 'Term grade', 'termGrade');
  category('finalGrade', 'Final grade', 'finalGrade');
}

/** Writes what a group's journal holds up to today: lessons, homework, grades, absences, term grades. */
export function writeJournal(files: Files, group: Group, schoolId: string, calendar: Calendar): void {
  new GroupJournal(files, group, schoolId, calendar).write();
}

class GroupJournal {
  private readonly random: Random;
  private readonly taught: readonly Lesson[];
  private results = 0;

  constructor(
    private readonly files: Files,
    private readonly group: Group,
    private readonly schoolId: string,
    private readonly calendar: Calendar,
  ) {
    this.random = new Random(group.id);
    this.taught = group.lessons.filter(({ date }) => date <= calendar.today);
  }

  write(): void {
    this.writeLessons();
    const graded = this.writeMarks();
    this.writeAbsences(graded);
    this.writeTermGrades();
  }

  private writeLessons(): void {
    const topics = TOPICS[this.group.subject];
    for (const [index, lesson] of this.taught.entries()) {
      const topic = topics[Math.floor((index * topics.length) / this.group.lessons.length)] ?? '';
      this.addLineItem('lesson', topic, lesson);
      const next = this.group.lessons[index + 1];
      if (next && this.calendar.isRecent(lesson) && this.random.chance(HOMEWORK)) {
        const description = homeworkFor(this.group.subject, topic, 20 + index);
        this.addLineItem('homework', 'Homework', lesson, { description, dueDate: next.date });
      }
    }
  }

  /** Returns the lessons in which each pupil got a grade, and so was there. */
  private writeMarks(): ReadonlyMap<string, ReadonlySet<Lesson>> {
    const graded = new Map<string, Set<Lesson>>();
    const works = new Map<string, string>();
    for (const { pupil, kind, lesson, score } of marksOf(this.group, this.taught, this.random)) {
      const key = `${kind} ${lesson.date}`;
      const workId = works.get(key) ?? this.addLineItem(kind, MARK_TITLES[kind], lesson, SCALE);
      works.set(key, workId);
      this.addResult(workId, pupil.id, lesson, { score });
      graded.set(pupil.id, (graded.get(pupil.id) ?? new Set()).add(lesson));
    }
    return graded;
  }

  private writeAbsences(graded: ReadonlyMap<string, ReadonlySet<Lesson>>): void {
    const works = new Map<Lesson, string>();
    for (const { pupil, year } of this.group.pupils) {
      const free = this.taught.filter((lesson) => !graded.get(pupil.id)?.has(lesson));
      for (const { lesson, code, minutes } of absencesOf(year.absences, free, this.random)) {
        const workId = works.get(lesson) ?? this.addLineItem('absence', 'Absence', lesson);
        works.set(lesson, workId);
        this.addResult(workId, pupil.id, lesson, {
          scoreStatus: 'not submitted',
          'metadata.absence': code,
          'metadata.minutes': minutes,
        });
      }
    }
  }

  private writeTermGrades(): void {
    for (const [term, { title }] of this.calendar.terms.entries()) {
      const last = this.taught.findLast((lesson) => lesson.term === term);
      if (!last) throw new Error(`${this.group.id} has no lesson in ${title}`);
      const workId = this.addLineItem('termGrade', `${title} grade`, last, SCALE);
      const isLastTerm = term + 1 === this.calendar.terms.length;
      const finalId = isLastTerm ? this.addLineItem('finalGrade', 'Final grade', last, SCALE) : undefined;
      for (const { pupil, year } of this.group.pupils) {
        const score = year.grades[term];
        if (score === undefined) continue;
        this.addResult(workId, pupil.id, last, { score });
        if (finalId) this.addResult(finalId, pupil.id, last, { score });
      }
    }
  }

  private addLineItem(category: string, title: string, lesson: Lesson, more: object = {}): string {
    const sourcedId = `${this.group.id}-${category}-${lesson.date}`;
    this.files.add('lineItems', {
      sourcedId,
      title,
      assignDate: lesson.date,
      dueDate: lesson.date,
      classSourcedId: this.group.id,
      categorySourcedId: `category-${category}`,
      academicSessionSourcedId: this.calendar.terms[lesson.term]?.sourcedId ?? '',
      schoolSourcedId: this.schoolId,
      'metadata.lesson': lesson.lesson,
      ...more,
    });
    return sourcedId;
  }

  private addResult(workId: string, pupilId: string, lesson: Lesson, more: object): void {
    this.results += 1;
    this.files.add('results', {
      sourcedId: `${this.group.id}-result-${this.results}`,
      lineItemSourcedId: workId,
      studentSourcedId: pupilId,
      scoreStatus: 'fully graded',
      scoreDate: lesson.date,
      classSourcedId: this.group.id,
      ...more,
    });
  }
}

const SCALE = { resultValueMin: 0, resultValueMax: 20 };

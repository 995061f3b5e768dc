import type { Calendar, Lesson, Slot } from './calendar.js';
import { type PupilData, type Subject, SUBJECTS, type SubjectYear } from './data.js';
import { type Family, familiesOf, type SamplePerson } from './families.js';
import { givenName, type Sex, surname, type Usernames } from './names.js';
import { Random } from './random.js';

const LARGEST_CLASS = 30;
const GROUPS_PER_TEACHER = 4;
const LESSONS_IN_A_DAY = 6;

export type SamplePupil = Family['pupil'];

/** A class such as 10A. Its teacher is one of those who teach it. */
export type Homeroom = {
  readonly id: string;
  readonly title: string;
  readonly pupils: readonly SamplePupil[];
  readonly teacher: SamplePerson;
  readonly groups: readonly Group[];
};

/** The pupils of one class who learn one subject together, and every lesson of their year. */
export type Group = {
  readonly id: string;
  readonly title: string;
  readonly subject: Subject;
  readonly teacher: SamplePerson;
  readonly pupils: readonly { readonly pupil: SamplePupil; readonly year: SubjectYear }[];
  readonly lessons: readonly Lesson[];
};

export type SampleSchool = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly homerooms: readonly Homeroom[];
  readonly families: readonly Family[];
  readonly teachers: readonly SamplePerson[];
  readonly deputyHead: SamplePerson;
  readonly administrator: SamplePerson;
  readonly healthWorker: SamplePerson;
  readonly secretary: SamplePerson;
  readonly auditor: SamplePerson;
  /** Of the authority that the school is under. */
  readonly officer: SamplePerson;
};

/** Forms one school: families, classes, teachers and a timetable without clashes. */
export function formSchool(
  code: string,
  name: string,
  data: readonly PupilData[],
  calendar: Calendar,
  usernames: Usernames,
): SampleSchool {
  const id = `school-${code.toLowerCase()}`;
  const random = new Random(id);
  const families = familiesOf(data, id, calendar.today, usernames);
  const staff = new Staff(id, random, usernames);
  const timetable = new Timetable(random);
  const classes = divide(families.map(({ pupil }) => pupil));
  const homerooms = classes.map(({ title, pupils }) => {
    const homeroomId = `${id}-${title.toLowerCase()}`;
    const groups = SUBJECTS.flatMap((subject): Group[] => {
      const learners = pupils.flatMap((pupil) => {
        const year = pupil.data.subjects.get(subject);
        return year ? [{ pupil, year }] : [];
      });
      if (learners.length === 0) return [];
      const teacher = staff.teacherOf(subject);
      const slots = timetable.slotsFor(homeroomId, teacher.id);
      return [
        {
          id: `${homeroomId}-${subject.toLowerCase()}`,
          title: `${title} ${subject}`,
          subject,
          teacher,
          pupils: learners,
          lessons: calendar.lessonsIn(slots),
        },
      ];
    });
    const teacher = groups[0]?.teacher;
    if (!teacher) throw new Error(`the class ${title} learns nothing`);
    return { id: homeroomId, title, pupils, teacher, groups };
  });
  return {
    id,
    code,
    name,
    homerooms,
    families,
    teachers: staff.teachers,
    deputyHead: staff.engage('head'),
    administrator: staff.engage('office'),
    healthWorker: staff.engage('health'),
    secretary: staff.engage('secretary'),
    auditor: staff.engage('auditor'),
    officer: staff.engage('officer'),
  };
}

/**
 * Divides the pupils by age into three years and these into classes as equal as can be. Those who learn
 * the same subjects stay together, so that groups have a sensible size.
 */
function divide(pupils: readonly SamplePupil[]): { title: string; pupils: SamplePupil[] }[] {
  return [10, 11, 12].flatMap((grade) => {
    const year = pupils
      .filter(({ data }) => Math.min(Math.max(data.age, 16), 18) - 6 === grade)
      .sort((a, b) => subjectsRank(a) - subjectsRank(b));
    const count = Math.ceil(year.length / LARGEST_CLASS);
    const start = (index: number) => Math.floor((index * year.length) / count);
    return Array.from({ length: count }, (_, index) => ({
      title: `${grade}${String.fromCharCode(65 + index)}`,
      pupils: year.slice(start(index), start(index + 1)),
    }));
  });
}

function subjectsRank({ data: { subjects } }: SamplePupil): number {
  if (subjects.size === SUBJECTS.length) return 0;
  return subjects.has('Mathematics') ? 1 : 2;
}

class Staff {
  readonly teachers: SamplePerson[] = [];
  private readonly current = new Map<Subject, { teacher: SamplePerson; groups: number }>();

  constructor(
    private readonly schoolId: string,
    private readonly random: Random,
    private readonly usernames: Usernames,
  ) {}

  /** The teacher of the subject's next group; a new one as soon as the last one has enough. */
  teacherOf(subject: Subject): SamplePerson {
    const busy = this.current.get(subject);
    if (busy && busy.groups < GROUPS_PER_TEACHER) {
      busy.groups += 1;
      return busy.teacher;
    }
    const teacher = this.engage(`teacher-${this.teachers.length + 1}`);
    this.teachers.push(teacher);
    this.current.set(subject, { teacher, groups: 1 });
    return teacher;
  }

  engage(post: string): SamplePerson {
    const sex: Sex = this.random.chance(0.65) ? 'female' : 'male';
    const given = givenName(sex, this.random);
    const family = surname(this.random);
    const username = this.usernames.claim(given, family);
    return { id: `${this.schoolId}-${post}`, sex, givenName: given, familyName: family, username };
  }
}

/** Three lessons a week for each group, on different days, where both class and teacher are free. */
class Timetable {
  private readonly taken = new Set<string>();

  constructor(private readonly random: Random) {}

  slotsFor(homeroomId: string, teacherId: string): Slot[] {
    const first = this.random.between(0, 4);
    return [first, first + 2, first + 4].map((day) => {
      const weekday = day % 5;
      const isFree = (lesson: number) =>
        [homeroomId, teacherId].every((who) => !this.taken.has(`${who} ${weekday} ${lesson}`));
      const lessons = Array.from({ length: LESSONS_IN_A_DAY }, (_, index) => index + 1);
      const lesson = this.random.pick(lessons.filter(isFree));
      for (const who of [homeroomId, teacherId]) this.taken.add(`${who} ${weekday} ${lesson}`);
      return { weekday, lesson };
    });
  }
}

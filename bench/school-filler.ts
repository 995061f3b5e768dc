import { randomUUID } from 'node:crypto';
import { OTHER } from '../src/access/browser-kind.values.js';
import { SESSION_COOKIE } from '../src/access/cookies.js';
import { Sessions } from '../src/access/sessions.js';
import type { AccountRole } from '../src/access/account.events.js';
import type { Tools } from '../src/cli/tools.js';
import type { CommandContext } from '../src/eventing/command-runner.js';
import type { PageCommand } from '../src/journal/page/page.command.js';
import { idInLesson, lessonIdOf, pageIdOf } from '../src/journal/page/page-ids.values.js';
import { contactDigests } from '../src/people/contacts.js';
import { addDays, dateIn, weekOf, weeksBetween } from '../src/school/civil-date.values.js';
import type { ClassCommand } from '../src/school/class.decider.js';
import { HALF_UP } from '../src/school/rounding.values.js';
import { SCALE_PRESETS } from '../src/school/scale-presets.values.js';
import type { SchoolCommand } from '../src/school/school.command.js';
import {
  EDIT_WINDOW_DAYS,
  fillOf,
  isOpen,
  lessonsOf,
  SUBJECTS,
  termsUntil,
  WORKS,
  type School,
  type SchoolPage,
  type SchoolSize,
  type TermPlan,
} from './school.js';

const TIME_ZONE = 'UTC';
const SCALE = SCALE_PRESETS.fivePoint;
const WORK_KINDS = WORKS.map((code) => ({ code, title: code, abbreviation: code.slice(0, 2), weight: 1 }));

interface Class {
  readonly title: string;
  readonly id: string;
  readonly pupils: readonly { readonly id: string; readonly guardianCookie: string }[];
}

/** Writes the school into the journal by the same commands as the import. */
export class SchoolFiller {
  readonly schoolId: string;
  private readonly sessions: Sessions;
  private readonly at = new Date().toISOString();
  private readonly today = dateIn(TIME_ZONE, this.at);
  private events = 0;

  constructor(
    private readonly tools: Tools,
    /** Tells the school from others of the same journal. */
    private readonly name: string,
    private readonly size: SchoolSize,
  ) {
    this.sessions = new Sessions(tools.documents.vault);
    this.schoolId = this.id('school');
  }

  /** @param wanted how many events it is to come close to. */
  async fill(wanted: number): Promise<School> {
    const { size } = this;
    const { terms: count, gradesInLesson } = fillOf(wanted, this.today, size);
    const terms = termsUntil(this.today, count);
    await this.foundSchool(terms);
    const { cookie } = await this.register('deputyHead', 0);
    const classes = await each(range(size.classes), 4, (number) => this.formClass(number, terms));
    const teachers = await each(range(size.teachers), 16, (number) => this.register('teacher', number));
    const groups = classes.flatMap((of, place) =>
      SUBJECTS.map((_, subject) => {
        // Each subject has its own teachers, who share its classes among them.
        const perSubject = size.teachers / SUBJECTS.length;
        const teacher = teachers[subject * perSubject + (place % perSubject)];
        if (!teacher) throw new Error('There are fewer teachers than subjects need.');
        return { of, subject, teacher };
      }),
    );
    const pages = await each(groups, 16, async ({ of, subject, teacher }) => {
      const groupId = await this.formGroup(of, subject, teacher.id, terms);
      for (const term of terms.slice(0, -1)) {
        await this.keepPage({ groupId, of, subject, teacher, term, gradesInLesson });
      }
      return this.keepPage({ groupId, of, subject, teacher, term: presentOf(terms), gradesInLesson });
    });
    return {
      events: this.events,
      pupils: classes.flatMap(({ pupils }) => pupils),
      weeks: weeksBetween(presentOf(terms).from, this.today),
      pages,
      head: { schoolId: this.schoolId, cookie },
    };
  }

  private async foundSchool(terms: readonly TermPlan[]): Promise<void> {
    const { schoolId } = this;
    const yearId = this.id('year');
    const commands: SchoolCommand[] = [
      {
        kind: 'ConnectSchool',
        school: {
          schoolId,
          title: `School ${this.name}`,
          timeZone: TIME_ZONE,
          editWindowDays: EDIT_WINDOW_DAYS,
        },
      },
      {
        kind: 'OpenYear',
        year: { schoolId, yearId, title: 'This year', from: firstOf(terms).from, to: presentOf(terms).to },
      },
      ...terms.map((term, index): SchoolCommand => {
        const title = `Term ${(index + 1).toString()}`;
        return { kind: 'DefineTerm', term: { schoolId, yearId, termId: this.termId(term), title, ...term } };
      }),
      ...SUBJECTS.map((title): SchoolCommand => {
        return { kind: 'AddSubject', subject: { schoolId, subjectId: this.id('subject', title), title } };
      }),
      { kind: 'DefineScale', scale: SCALE },
      ...WORK_KINDS.map((work): SchoolCommand => {
        return { kind: 'DefineWorkKind', work, from: firstOf(terms).from, today: this.today };
      }),
    ];
    await Promise.all(
      commands.map((command) =>
        this.count(this.tools.runners.schools.handle(schoolId, command, this.context())),
      ),
    );
  }

  private async formClass(number: number, terms: readonly TermPlan[]): Promise<Class> {
    const title = `${(1 + (number % 11)).toString()}${'ABCD'.charAt(Math.floor(number / 11))}`;
    const id = this.id('class', title);
    const { pupilsInClass, pupils: last } = this.size;
    const first = number * pupilsInClass;
    const numbers = range(pupilsInClass)
      .map((place) => first + place)
      .filter((pupil) => pupil < last);
    const pupils = await each(numbers, 16, async (pupil) => {
      const guardian = await this.register('guardian', pupil);
      const { id: pupilId } = await this.register('pupil', pupil);
      const link = { kind: 'SetGuardians', guardianIds: [guardian.id] } as const;
      await this.count(this.tools.runners.people.handle(pupilId, link, this.context()));
      return { id: pupilId, guardianCookie: guardian.cookie };
    });
    await this.change(id, [
      { kind: 'FormClass', class: { classId: id, schoolId: this.schoolId, title } },
      { kind: 'EnrolPupils', pupils: membersFrom(firstOf(terms), pupils) },
    ]);
    return { title, id, pupils };
  }

  private async formGroup(
    { title, id: partOf, pupils }: Class,
    subject: number,
    teacherId: string,
    terms: readonly TermPlan[],
  ): Promise<string> {
    const { schoolId } = this;
    const classId = this.id('group', title, subject.toString());
    const subjectId = this.subjectId(subject);
    await this.change(classId, [
      { kind: 'FormGroup', group: { classId, schoolId, title, subjectId, partOf } },
      { kind: 'AssignTeachers', teachers: membersFrom(firstOf(terms), [{ id: teacherId }]) },
      { kind: 'EnrolPupils', pupils: membersFrom(firstOf(terms), pupils) },
    ]);
    return classId;
  }

  /** Opens a page and writes its term up to today, but leaves the latest lessons without grades. */
  private async keepPage(plan: {
    readonly groupId: string;
    readonly of: Class;
    readonly subject: number;
    readonly teacher: { readonly id: string; readonly cookie: string };
    readonly term: TermPlan;
    readonly gradesInLesson: number;
  }): Promise<SchoolPage> {
    const { groupId, of, subject, teacher, term, gradesInLesson } = plan;
    const { schoolId, today } = this;
    const subjectId = this.subjectId(subject);
    const termId = this.termId(term);
    const pageId = pageIdOf(groupId, subjectId, termId);
    const writing = { by: { personId: teacher.id, role: 'import' }, today } as const;
    const lessons = lessonsOf(term, subject, today).map((lesson) => ({
      ...lesson,
      lessonId: lessonIdOf(pageId, lesson.date, lesson.number),
    }));
    const place = { schoolId, groupId, subjectId, termId, ...term, timeZone: TIME_ZONE };
    const rules = { scale: SCALE, works: WORK_KINDS, rounding: HALF_UP, editWindowDays: EDIT_WINDOW_DAYS };
    const commands: PageCommand[] = [
      { kind: 'OpenPage', page: { pageId, ...place, ...rules } },
      { kind: 'AssignTeachers', teachers: membersFrom(term, [teacher]) },
      { kind: 'ListPupils', pupils: membersFrom(term, of.pupils) },
      ...lessons.flatMap((lesson, turn): PageCommand[] => {
        const { lessonId, date, number } = lesson;
        const topic = `Paragraph ${(turn + 1).toString()}, what it says and what follows from it`;
        const text = `Read paragraph ${(turn + 2).toString()}, answer the questions after it in writing`;
        const homeworkId = idInLesson(lessonId, 'homework');
        const graded = isOpen(lesson, today) ? 0 : Math.min(gradesInLesson, of.pupils.length);
        const grades = range(graded).map((place) => ({
          gradeId: idInLesson(lessonId, `grade${place.toString()}`),
          pupilId: of.pupils[(turn * graded + place) % of.pupils.length]?.id ?? '',
          work: WORKS[turn % WORKS.length] ?? WORKS[0],
          value: (2 + ((turn + place) % 4)).toString(),
        }));
        return [
          { kind: 'RecordLesson', ...writing, date, number, topic, teacherId: teacher.id },
          {
            kind: 'SetHomework',
            ...writing,
            homeworkId,
            lessonId,
            dueOn: addDays(date, 2),
            text,
            minutes: 20,
          },
          ...(grades.length > 0 ? [{ kind: 'GiveGrades', ...writing, lessonId, grades } as const] : []),
        ];
      }),
    ];
    const { pages } = this.tools.runners;
    await Promise.all(commands.map((command) => this.count(pages.handle(pageId, command, this.context()))));
    return {
      id: pageId,
      teacherCookie: teacher.cookie,
      pupilIds: of.pupils.map(({ id }) => id),
      openLessons: lessons
        .filter((lesson) => isOpen(lesson, today))
        .map(({ lessonId, date }) => ({ id: lessonId, week: weekOf(date) })),
    };
  }

  /** A person with an account who is signed in already: how fast passwords are checked is not what is measured. */
  private async register(role: AccountRole, number: number): Promise<{ id: string; cookie: string }> {
    const { runners, vault, ids } = this.tools;
    const { schoolId } = this;
    const name = `${role}${number.toString()}`;
    const personId = this.id('person', name);
    const personal = {
      givenName: role,
      familyName: `Number ${number.toString()}`,
      // One notice for each grade: to the guardian.
      ...(role === 'pupil' ? {} : { email: `${name}@school.example` }),
    };
    const text = JSON.stringify(personal);
    const context = this.context();
    const person = {
      personId,
      personal: await vault.seal(personId, text, context.commandId),
      digest: await vault.digest(personId, text),
      contacts: await contactDigests(vault, personId, personal),
      internet: true,
    };
    await this.count(
      runners.people.handle(personId, { kind: 'RegisterPerson', person, vouched: true }, context),
    );
    if (role === 'pupil') return { id: personId, cookie: '' };
    const accountId = ids.of('account', this.name, name);
    const account = { accountId, personId, roles: [{ role, schoolId }] };
    await this.count(runners.accounts.handle(accountId, { kind: 'IssueAccount', account }, this.context()));
    const { token } = await this.sessions.start(
      {
        ...{ accountId, roles: account.roles, network: '', secondFactor: 'given' },
        cameWith: { browser: OTHER, system: OTHER },
      },
      new Date(),
    );
    return { id: personId, cookie: `${SESSION_COOKIE}=${token}` };
  }

  private async change(classId: string, commands: readonly ClassCommand[]): Promise<void> {
    const { classes } = this.tools.runners;
    await Promise.all(
      commands.map((command) => this.count(classes.handle(classId, command, this.context()))),
    );
  }

  private async count(outcome: Promise<{ readonly events: readonly unknown[] }>): Promise<void> {
    const { events } = await outcome;
    this.events += events.length;
  }

  private id(kind: string, ...name: readonly string[]): string {
    return this.tools.ids.of(`bench ${kind}`, this.name, ...name);
  }

  private subjectId(subject: number): string {
    return this.id('subject', SUBJECTS[subject] ?? '');
  }

  private termId({ from }: TermPlan): string {
    return this.id('term', from);
  }

  private context(): CommandContext {
    const commandId = randomUUID();
    const actor = { accountId: 'import', personId: 'import', role: 'system' } as const;
    const { at, schoolId } = this;
    return { commandId, correlationId: commandId, fingerprint: '', schoolId, actor, via: 'import', at };
  }
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

const firstOf = (terms: readonly TermPlan[]): TermPlan => termAt(terms, 0);
const presentOf = (terms: readonly TermPlan[]): TermPlan => termAt(terms, -1);
const termAt = (terms: readonly TermPlan[], index: number): TermPlan => {
  const term = terms.at(index);
  if (!term) throw new Error('A school year has at least one term.');
  return term;
};

const membersFrom = ({ from }: TermPlan, people: readonly { readonly id: string }[]) =>
  people.map(({ id: personId }) => ({ personId, from }));

/** Does something for each item, several at a time; what came of it, in the items' order. */
async function each<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

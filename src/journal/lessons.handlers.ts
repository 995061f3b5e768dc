import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '../eventing/domain-error.js';
import { hasRole } from '../access/viewer.js';
import { RUNNERS, type Runners } from '../runners.js';
import { DaysInTurn } from '../timetable/days-in-turn.js';
import { lessonMustFitIn, reinstatedMustFitIn, substituteMustBeFree } from '../timetable/free-on-day.js';
import {
  AssignSubstitute,
  CancelLesson,
  PlanLesson,
  RecordLesson,
  ReinstateLesson,
  ReleaseSubstitute,
} from './page.commands.js';
import { dateOf, numberOf, pageOf } from './page/page-ids.values.js';
import type { Writing } from './page/page.command.js';
import { PageWriter } from './page.writer.js';

@CommandHandler(PlanLesson)
export class PlanLessonHandler implements ICommandHandler<PlanLesson> {
  constructor(
    private readonly pages: PageWriter,
    private readonly days: DaysInTurn,
  ) {}

  /** @throws DomainError `teacher-busy`, `group-busy` too. */
  async execute({ id: pageId, body, request }: PlanLesson) {
    const page = await this.pages.take(pageId, request);
    const { schoolId } = page;
    const { viewer } = request;
    const teacherId = hasRole(viewer, 'teacher', schoolId) ? viewer.personId : undefined;
    const lesson = { schoolId, pageId, ...body };
    return this.days.change(lesson, async (tools) => {
      const besideTimetable = await lessonMustFitIn(lesson, teacherId, tools);
      return page.write((writing) => ({
        kind: 'PlanLesson',
        ...writing,
        ...body,
        ...teacherOf(writing),
        ...(besideTimetable ? { besideTimetable } : {}),
      }));
    });
  }
}

@CommandHandler(RecordLesson)
export class RecordLessonHandler implements ICommandHandler<RecordLesson> {
  constructor(private readonly pages: PageWriter) {}

  execute({ id: pageId, body, request }: RecordLesson) {
    return this.pages.write(pageId, request, (writing) => ({
      kind: 'RecordLesson',
      ...writing,
      ...body,
      ...teacherOf(writing),
    }));
  }
}

/** Who gives the lesson, where it is a teacher who writes it down: a deputy head does that for others. */
const teacherOf = ({ by: { role, personId } }: Writing): { teacherId?: string } =>
  role === 'teacher' ? { teacherId: personId } : {};

@CommandHandler(CancelLesson)
export class CancelLessonHandler implements ICommandHandler<CancelLesson> {
  constructor(private readonly pages: PageWriter) {}

  execute({ id: pageId, body, request }: CancelLesson) {
    return this.pages.write(pageId, request, (writing) => ({ kind: 'CancelLesson', ...writing, ...body }));
  }
}

@CommandHandler(ReinstateLesson)
export class ReinstateLessonHandler implements ICommandHandler<ReinstateLesson> {
  constructor(
    private readonly pages: PageWriter,
    private readonly days: DaysInTurn,
  ) {}

  /** @throws DomainError `teacher-busy`, `group-busy` too. */
  async execute({ id: lessonId, request }: ReinstateLesson) {
    const page = await this.pages.takeWith('lesson', lessonId, request);
    const [pageId, date, number] = [pageOf(lessonId), dateOf(lessonId), numberOf(lessonId)];
    const reinstate = () => page.write((writing) => ({ kind: 'ReinstateLesson', ...writing, lessonId }));
    if (pageId === undefined || date === undefined || number === undefined) return reinstate();
    const lesson = { schoolId: page.schoolId, pageId, date, number };
    return this.days.change(lesson, async (tools) => {
      await reinstatedMustFitIn(lesson, tools);
      return reinstate();
    });
  }
}

@CommandHandler(AssignSubstitute)
export class AssignSubstituteHandler implements ICommandHandler<AssignSubstitute> {
  constructor(
    private readonly pages: PageWriter,
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly days: DaysInTurn,
  ) {}

  /** @throws DomainError `teacher-not-found`, `teacher-busy` too. */
  async execute({ id: pageId, body, request }: AssignSubstitute) {
    const page = await this.pages.take(pageId, request);
    const { personId } = await this.runners.people.known(body.teacherId);
    if (personId === undefined) {
      throw new DomainError('teacher-not-found', 'There is no such teacher.', 'rule', [
        { field: 'teacherId', message: 'is nobody who is known here' },
      ]);
    }
    const lesson = { schoolId: page.schoolId, pageId, ...body };
    return this.days.change(lesson, async (tools) => {
      await substituteMustBeFree(lesson, body.teacherId, tools);
      return page.write((writing) => ({ kind: 'AssignSubstitute', ...writing, ...body }));
    });
  }
}

@CommandHandler(ReleaseSubstitute)
export class ReleaseSubstituteHandler implements ICommandHandler<ReleaseSubstitute> {
  constructor(private readonly pages: PageWriter) {}

  async execute({ id: lessonId, body: { teacherId }, request }: ReleaseSubstitute) {
    const page = await this.pages.takeWith('lesson', lessonId, request);
    return page.write((writing) => ({ kind: 'ReleaseSubstitute', ...writing, lessonId, teacherId }));
  }
}

export const lessonHandlers = [
  PlanLessonHandler,
  RecordLessonHandler,
  CancelLessonHandler,
  ReinstateLessonHandler,
  AssignSubstituteHandler,
  ReleaseSubstituteHandler,
];

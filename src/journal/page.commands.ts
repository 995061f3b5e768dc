import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { AbsenceToRecord } from './page/page.decider.js';
import type { PageEvent } from './page/page.events.js';
import type { GradeEntry, HomeworkBody, LessonBody } from './journal.dto.js';

type Written = Outcome<PageEvent>;

export class RecordLesson extends Command<Written> {
  constructor(
    readonly pageId: string,
    readonly lesson: LessonBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class SetHomework extends Command<Written> {
  constructor(
    readonly pageId: string,
    readonly homework: HomeworkBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class GiveGrades extends Command<Written> {
  constructor(
    readonly pageId: string,
    readonly lessonId: string,
    readonly grades: readonly GradeEntry[],
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CorrectGrade extends Command<Written> {
  constructor(
    readonly gradeId: string,
    readonly value: string,
    readonly reason: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class RecordAbsences extends Command<Written> {
  constructor(
    readonly pageId: string,
    readonly lessonId: string,
    readonly absences: readonly AbsenceToRecord[],
    readonly request: WriteRequest,
  ) {
    super();
  }
}

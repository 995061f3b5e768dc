import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import type { WorkKind } from '../../src/school/scale.values.js';
import type { WeekAbsence } from '../diary-week/read-model.js';
import { classes } from '../schools/class.projection.js';
import { schools } from '../schools/school.projection.js';
import { lessonColumn } from './lesson-column.projection.js';
import { pageHead } from './page-head.projection.js';
import type { LessonColumn, PageHead } from './read-model.js';

/** A journal page as a grid: its pupils, its lessons, and what stands where they cross. */
export class JournalPageOf extends Query<JournalPage | undefined> {
  constructor(
    readonly pageId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

interface Named {
  readonly id: string;
  readonly title: string;
}

export interface JournalPage {
  readonly position: Position;
  readonly head: PageHead;
  readonly pageId: string;
  readonly subject: Named;
  readonly group: Named;
  readonly term: Named & { readonly from: string; readonly to: string };
  readonly scale: PageHead['opened']['scale'];
  readonly works: readonly WorkKind[];
  readonly teachers: readonly { readonly id: string; readonly name: string }[];
  readonly pupils: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: string;
    readonly to?: string;
  }[];
  readonly lessons: readonly {
    readonly lessonId: string;
    readonly date: string;
    readonly number: number;
    readonly topic: string;
    readonly cancelled: boolean;
    readonly homeworkSet: LessonColumn['homework'];
  }[];
  readonly grades: readonly (Omit<LessonColumn['grades'][number], 'corrected'> & {
    readonly lessonId: string;
    readonly status: 'given' | 'corrected';
  })[];
  readonly absences: readonly (WeekAbsence & { readonly pupilId: string; readonly lessonId: string })[];
  readonly termGrades: readonly { readonly pupilId: string; readonly value: string }[];
}

@QueryHandler(JournalPageOf)
export class JournalPageOfHandler implements IQueryHandler<JournalPageOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ pageId, atLeast }: JournalPageOf): Promise<JournalPage | undefined> {
    const head = await this.reader.get(pageHead, pageId, atLeast);
    if (!head) return undefined;
    const { opened } = head;
    const [found, school, group, nameOf] = await Promise.all([
      this.reader.getMany(lessonColumn, head.lessonIds, atLeast),
      this.reader.get(schools, opened.schoolId),
      this.reader.get(classes, opened.groupId),
      this.directory.names([...Object.keys(head.pupils), ...Object.keys(head.teachers)]),
    ]);
    const columns = [...found.values()].sort((a, b) => a.date.localeCompare(b.date) || a.number - b.number);
    const { from, to, termId, subjectId, groupId, scale, works } = opened;
    return {
      position: columns.reduce((latest, column) => laterOf(latest, column.position), head.position),
      head,
      pageId,
      subject: { id: subjectId, title: school?.subjects[subjectId] ?? '' },
      group: { id: groupId, title: group?.title ?? '' },
      term: { id: termId, title: school?.terms[termId]?.title ?? '', from, to },
      scale,
      works,
      teachers: Object.keys(head.teachers).map((id) => ({ id, name: nameOf(id) })),
      pupils: Object.entries(head.pupils)
        .flatMap(([id, periods]) => {
          const last = periods.at(-1);
          if (!last) return [];
          return [
            {
              id,
              name: nameOf(id),
              from: last.from,
              ...(last.until === undefined ? {} : { to: last.until }),
            },
          ];
        })
        .sort((a, b) => a.name.localeCompare(b.name)),
      lessons: columns.map(({ _id: lessonId, date, number, topic, homework }) => ({
        lessonId,
        date,
        number,
        topic,
        cancelled: false,
        homeworkSet: homework,
      })),
      grades: columns.flatMap(({ _id: lessonId, grades }) =>
        grades.map(({ corrected, ...grade }) => ({
          ...grade,
          lessonId,
          status: corrected ? ('corrected' as const) : ('given' as const),
        })),
      ),
      absences: columns.flatMap(({ _id: lessonId, absences }) =>
        Object.entries(absences).map(([pupilId, absence]) => ({ pupilId, lessonId, ...absence })),
      ),
      termGrades: Object.entries(head.termGrades).map(([pupilId, value]) => ({ pupilId, value })),
    };
  }
}

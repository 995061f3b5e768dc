import { pagesOf } from '../../projections/pages-of/projection.js';
import { classes } from '../../projections/schools/class.projection.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { groupOf, termOf } from '../journal/page/page-ids.values.js';
import type { Directory } from '../people/directory.js';
import type { Runners } from '../runners.js';
import { placeIn, readRows, writeRows, type CalledGroup, type ReadRow } from './csv-rows.js';
import { groupsToPlace } from './group-facts.js';
import type { CommandOf } from './timetable.command.js';
import { timetableDecider } from './timetable.decider.js';
import type { Planning } from './timetable.handlers.js';
import { timetableIdOf } from './timetable.values.js';

/** What a file comes to. */
export interface TimetableImport {
  readonly command: CommandOf<'PlaceEntries'>;
  /** Lessons in the file, and what becomes of the plan. */
  readonly lessons: number;
  readonly placed: number;
  readonly removed: number;
}

/** The plan of a term as a file that people make and read. */
export class TimetableCsv {
  constructor(
    private readonly runners: Pick<Runners, 'timetables'>,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  /**
   * What makes the plan what a file says, and nothing else.
   * @throws DomainError `timetable-file-refused` with the line and column of everything that is wrong.
   */
  async read(csv: string, planning: Planning): Promise<TimetableImport> {
    const groups = await this.groupsOf(planning);
    const { rows, faults } = readRows(csv, groups);
    const command: CommandOf<'PlaceEntries'> = {
      ...{ kind: 'PlaceEntries', of: planning.of, entries: rows.map(({ entry }) => entry) },
      groups: await groupsToPlace(
        rows.map(({ entry }) => entry.groupId),
        planning,
        this.reader,
      ),
      insteadOfAll: true,
    };
    const timetable = await this.runners.timetables.load(timetableIdOf(planning.of));
    try {
      const events = timetableDecider.decide(command, timetable);
      if (faults.length > 0) throw refused(faults);
      const count = (type: string) =>
        events.flatMap((event) => (event.type === type && 'entries' in event.data ? event.data.entries : []))
          .length;
      return {
        ...{ command, lessons: rows.length },
        ...{ placed: count('TimetableEntriesPlaced'), removed: count('TimetableEntriesRemoved') },
      };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === REFUSED) throw error;
      throw refused([...faults, ...error.fields.map((fault) => inFile(fault, rows))]);
    }
  }

  async write(planning: Planning): Promise<string> {
    const { entries } = await this.runners.timetables.load(timetableIdOf(planning.of));
    const ordered = Object.values(entries).sort(
      (a, b) => a.weekday - b.weekday || a.number - b.number || a.groupId.localeCompare(b.groupId),
    );
    return writeRows(ordered, await this.groupsOf(planning));
  }

  /** The groups that have a page in the term, with who teaches them. */
  private async groupsOf(planning: Planning): Promise<readonly CalledGroup[]> {
    const { schoolId, termId } = planning.of;
    const pages = (await this.reader.get(pagesOf, schoolId))?.pages ?? [];
    const ofTerm = pages.filter(({ pageId }) => termOf(pageId) === termId);
    const groupIds = [...new Set(ofTerm.map(({ pageId }) => groupOf(pageId)))];
    const [found, facts] = await Promise.all([
      this.reader.getMany(classes, groupIds),
      groupsToPlace(groupIds, planning, this.reader),
    ]);
    const nameOf = await this.directory.names(
      new Set(Object.values(facts).flatMap(({ teachers }) => teachers)),
    );
    return Object.entries(facts).map(([id, { teachers }]) => ({
      ...{ id, title: found.get(id)?.title ?? '' },
      teachers: teachers.map((teacherId) => ({ id: teacherId, name: nameOf(teacherId) })),
    }));
  }
}

const REFUSED = 'timetable-file-refused';

const refused = (faults: readonly FieldError[]): DomainError =>
  new DomainError(
    REFUSED,
    `Nothing was changed: ${faults.length.toString()} cells of the file are to be put right.`,
    'rule',
    faults,
  );

/** The columns in which the parts of an entry stand. */
const COLUMN_OF: Readonly<Record<string, string>> = { groupId: 'group', teacherId: 'teacher' };

const inFile = ({ field, message }: FieldError, rows: readonly ReadRow[]): FieldError => {
  const [, index, part = ''] = field.split('.');
  const line = index === undefined ? undefined : rows[Number(index)]?.line;
  return { field: line === undefined ? 'csv' : placeIn(line, COLUMN_OF[part] ?? part), message };
};

import { accounts } from '../../../projections/accounts/projection.js';
import type { AccountDocument } from '../../../projections/accounts/read-model.js';
import { people } from '../../../projections/people/projection.js';
import type { PersonDocument } from '../../../projections/people/read-model.js';
import { classes } from '../../../projections/schools/class.projection.js';
import type { ClassDocument, SchoolDocument } from '../../../projections/schools/read-model.js';
import { schools } from '../../../projections/schools/school.projection.js';
import type { DomainEvent } from '../../eventing/decider.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { PageEvent, PageOpened } from '../../journal/page/page.events.js';
import { groupOf } from '../../journal/page/page-ids.values.js';
import type { YearSheetEvent } from '../../journal/year-sheet/year-sheet.events.js';
import type { PersonEvent } from '../../people/person.events.js';
import type { WorkKind } from '../../school/scale.values.js';
import type { SchoolEvent } from '../../school/school.events.js';
import { Fold } from './fold.js';

/** A page without what stands in it. */
export interface PageHeld {
  readonly opened: PageOpened['data'];
  readonly works: readonly WorkKind[];
  readonly closed: boolean;
}

export interface FinalGradeHeld {
  readonly classId: string;
  readonly groupId: string;
  readonly yearId: string;
  readonly pupilId: string;
  readonly value: string;
}

type Event = PageEvent | YearSheetEvent | PersonEvent | SchoolEvent;

/**
 * What the schools of an installation are, from all events up to a position: everything but what stands in the pages,
 * of which there is too much to be held at once.
 */
export class Holdings {
  private readonly schoolFold = new Fold(schools);
  private readonly classFold = new Fold(classes);
  private readonly peopleFold = new Fold(people);
  private readonly accountFold = new Fold(accounts);
  /** By school: its id where it comes from. */
  readonly sourcedIds = new Map<string, string>();
  /** By person: the school that the person became known in. */
  readonly knownIn = new Map<string, string>();
  readonly pages = new Map<string, PageHeld>();
  readonly finalGrades = new Map<string, FinalGradeHeld>();
  /** By class. */
  readonly closedYears = new Map<string, ReadonlySet<string>>();
  /** By group and pupil: the groups whose grades count there too. */
  private readonly takenOver = new Map<string, ReadonlySet<string>>();

  get schools(): ReadonlyMap<string, SchoolDocument> {
    return this.schoolFold.documents;
  }

  get classes(): ReadonlyMap<string, ClassDocument> {
    return this.classFold.documents;
  }

  get people(): ReadonlyMap<string, PersonDocument> {
    return this.peopleFold.documents;
  }

  /** The account of each person; of several the newest that can be used. */
  accountsByPerson(): ReadonlyMap<string, AccountDocument> {
    const found = new Map<string, AccountDocument>();
    for (const account of this.accountFold.documents.values()) {
      const before = found.get(account.personId);
      if (!before || before.ended || !account.ended) found.set(account.personId, account);
    }
    return found;
  }

  takenOverFrom(groupId: string, pupilId: string): readonly string[] {
    return [...(this.takenOver.get(`${groupId} ${pupilId}`) ?? [])];
  }

  take(event: Recorded): void {
    for (const fold of [this.schoolFold, this.classFold, this.peopleFold, this.accountFold]) fold.take(event);
    this.note(event as Recorded<Event & DomainEvent>);
  }

  private note(event: Recorded<Event & DomainEvent>): void {
    switch (event.type) {
      case 'SchoolConnected': {
        const { schoolId, sourcedId } = event.data;
        if (sourcedId !== undefined) this.sourcedIds.set(schoolId, sourcedId);
        return;
      }
      case 'PersonRegistered':
        this.knownIn.set(event.data.personId, event.metadata.schoolId);
        return;
      case 'PageOpened': {
        const { pageId, works } = event.data;
        this.pages.set(pageId, { opened: event.data, works, closed: false });
        return;
      }
      case 'PageDaysChanged': {
        const { pageId, from, to } = event.data;
        this.change(pageId, ({ opened }) => ({ opened: { ...opened, from, to } }));
        return;
      }
      case 'WorkKindSet':
        this.change(event.data.pageId, ({ works }) => ({ works: [...works, event.data.work] }));
        return;
      case 'PageClosed':
        this.change(event.data.pageId, () => ({ closed: true }));
        return;
      case 'PageReopened':
        this.change(event.data.pageId, () => ({ closed: false }));
        return;
      case 'GradesTakenOver': {
        const { pageId, fromPageId, pupilId } = event.data;
        const key = `${groupOf(pageId)} ${pupilId}`;
        this.takenOver.set(key, new Set(this.takenOver.get(key)).add(groupOf(fromPageId)));
        return;
      }
      case 'FinalGradeGiven':
      case 'FinalGradeCorrected': {
        const { classId, yearId, subjectId, pupilId } = event.data;
        const key = [classId, yearId, subjectId, pupilId].join('.');
        const groupId = 'groupId' in event.data ? event.data.groupId : this.finalGrades.get(key)?.groupId;
        const value = 'value' in event.data ? event.data.value : event.data.to;
        if (groupId !== undefined) this.finalGrades.set(key, { classId, groupId, yearId, pupilId, value });
        return;
      }
      case 'YearClosed':
      case 'YearReopened': {
        const { classId, yearId } = event.data;
        const years = new Set(this.closedYears.get(classId));
        if (event.type === 'YearClosed') years.add(yearId);
        else years.delete(yearId);
        this.closedYears.set(classId, years);
        return;
      }
      default:
    }
  }

  private change(pageId: string, change: (page: PageHeld) => Partial<PageHeld>): void {
    const page = this.pages.get(pageId);
    if (page) this.pages.set(pageId, { ...page, ...change(page) });
  }
}

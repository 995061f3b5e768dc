import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { comparePositions, parsePosition, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { pageTitles } from '../journal-page/page-titles.js';
import { reasonTold } from '../reason-told.js';
import { schools } from '../schools/school.projection.js';
import { gradeHistory } from './projection.js';
import type { GradeHistory, GradeLink } from './read-model.js';

/**
 * Everything that ever happened to a grade, and to the debt that it settles: who, when, what, why, and where in the log
 * it stands.
 */
export class HistoryOfGrade extends Query<GradeHistoryAnswer | undefined> {
  constructor(
    readonly gradeId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface GradeHistoryAnswer {
  readonly position: Position;
  readonly history: GradeHistory;
  readonly pupil: Person;
  /** What its page is of; nothing where that isn't known. */
  readonly subject: string;
  readonly group: string;
  /** Where the school is. */
  readonly timeZone: string;
  readonly chain: readonly (Omit<GradeLink, 'reason' | 'actor' | 'asked'> & {
    /** What the reason's code stands for in the school's list, with the words that were written. */
    readonly reason?: string;
    readonly reasonCode?: string;
    /** Who had asked for it, where a teacher had. */
    readonly asked?: { readonly requestId: string; readonly teacher: Person };
    readonly actor: Person & { readonly role: string; readonly onBehalfOf?: Person };
  })[];
}

@QueryHandler(HistoryOfGrade)
export class HistoryOfGradeHandler implements IQueryHandler<HistoryOfGrade> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ gradeId, atLeast }: HistoryOfGrade): Promise<GradeHistoryAnswer | undefined> {
    const history = await this.reader.get(gradeHistory, gradeId, atLeast);
    if (!history || isDebt(history)) return undefined;
    const { settles } = history;
    const debt = settles === undefined ? undefined : await this.reader.get(gradeHistory, settles, atLeast);
    const links = [...(debt?.chain ?? []), ...history.chain].sort(inLogOrder);
    const [school, nameOf, titles] = await Promise.all([
      this.reader.get(schools, history.schoolId),
      this.directory.names([
        history.pupilId,
        ...links.flatMap(({ actor: { personId, onBehalfOf = personId } }) => [personId, onBehalfOf]),
        ...links.flatMap(({ asked }) => asked?.teacherId ?? []),
      ]),
      this.titlesOf(history.pageId),
    ]);
    const open = async (sealed: Sealed) => (await this.vault.open(sealed)) ?? '—';
    const personOf = (id: string) => ({ id, name: nameOf(id) });
    const chain = await Promise.all(
      links.map(async ({ reason, asked, actor: { personId, role, onBehalfOf }, ...link }) => ({
        ...link,
        ...(reason ? { reason: await reasonTold(reason, school, open) } : {}),
        ...(reason?.code === undefined ? {} : { reasonCode: reason.code }),
        ...(asked ? { asked: { requestId: asked.requestId, teacher: personOf(asked.teacherId) } } : {}),
        actor: {
          ...personOf(personId),
          role,
          ...(onBehalfOf === undefined ? {} : { onBehalfOf: personOf(onBehalfOf) }),
        },
      })),
    );
    const timeZone = school?.timeZone ?? 'UTC';
    const { position, pupilId } = history;
    return { position, history, pupil: personOf(pupilId), ...titles, timeZone, chain };
  }

  private async titlesOf(pageId: string): Promise<Pick<GradeHistoryAnswer, 'subject' | 'group'>> {
    const head = await this.reader.get(pageHead, pageId);
    if (!head) return { subject: '', group: '' };
    const { subject, group } = (await pageTitles([head.opened], this.reader))(head.opened);
    return { subject, group };
  }
}

const isDebt = ({ chain: [first] }: GradeHistory): boolean => first?.what === 'debtMarked';

const inLogOrder = (a: GradeLink, b: GradeLink): number =>
  comparePositions(parsePosition(a.logPosition) ?? START, parsePosition(b.logPosition) ?? START);

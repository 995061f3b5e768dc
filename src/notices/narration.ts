import type { Suppression } from './addressed.js';
import { Joining, NotWorthTelling, type JoiningOptions } from './joining.js';
import type { LedgerEntry } from './ledger.js';
import type { Facts } from './notice.js';
import type { NoticeKind } from './notice-kinds.values.js';
import { ofAccess } from './telling/access.js';
import { ofGrades } from './telling/grades.js';
import { ofLessons } from './telling/lessons.js';
import { ofSchoolLife } from './telling/school-life.js';
import type { Tellers } from './telling/tellers.js';
import { ofWritings } from './telling/writings.js';
import type { Told } from './texts/told.js';

const TELLERS: Tellers<NoticeKind> = {
  ...ofGrades,
  ...ofLessons,
  ...ofSchoolLife,
  ...ofWritings,
  ...ofAccess,
};

/** Joins names and titles to the facts of a notice, and opens what is sealed. */
export class Narration {
  constructor(private readonly options: JoiningOptions) {}

  /**
   * What a notice says in plain words, or why it is not worth sending any more.
   * @throws Undelivered `not-projected-yet` where the read models are too far behind.
   */
  async of(entry: LedgerEntry): Promise<Told | Suppression> {
    try {
      return await told(entry, new Joining(this.options, entry));
    } catch (error) {
      if (error instanceof NotWorthTelling) return error.why;
      throw error;
    }
  }
}

/** That kind and facts belong together is followed only under a name for the kind. */
const told = <Kind extends NoticeKind>(
  { kind, facts }: { readonly kind: Kind; readonly facts: Facts[Kind] },
  notice: Joining,
): Promise<Told> => TELLERS[kind](notice, facts);

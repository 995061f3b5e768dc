import type { Entitlement } from '../../src/access/account.events.js';
import type { Via } from '../../src/eventing/envelope.js';
import type { Position } from '../../src/eventing/position.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { AuditKind } from './kinds.values.js';
import type { AuditEntry } from './read-model.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** A fact as it is read: with names, titles, and what was sealed. */
export interface ToldFact {
  readonly eventId: string;
  readonly type: AuditEntry['type'];
  readonly kind: AuditKind;
  /** Whether it changed or took back what had been recorded before. */
  readonly correction: boolean;
  readonly logPosition: string;
  readonly at: string;
  readonly via: Via;
  readonly actor: Person & { readonly role: string; readonly onBehalfOf?: Person };
  /** The account by which it was done. */
  readonly accountId: string;
  readonly schoolId: string;
  readonly page?: { readonly id: string; readonly subject: string; readonly group: string };
  readonly lessonId?: string;
  readonly date?: CivilDate;
  readonly gradeId?: string;
  readonly concerns: readonly Person[];
  /** The account that it is about, and whose it is. */
  readonly account?: { readonly id: string; readonly holder?: Person };
  readonly roles?: readonly Entitlement[];
  readonly from?: string;
  readonly to?: string;
  readonly late: boolean;
  /** What the reason's code stands for in the school's list, with the words that were written. */
  readonly reason?: string;
  readonly reasonCode?: string;
}

export interface AuditAnswer {
  readonly position: Position;
  readonly events: readonly ToldFact[];
  /** What to ask for the older ones by; none with the oldest. There may be some where this answer holds none. */
  readonly next?: string;
}

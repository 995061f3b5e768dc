import type { Joining } from '../joining.js';
import type { NoticeKind } from '../notice-kinds.values.js';
import type { Facts } from '../notice.js';
import type { Told } from '../texts/told.js';

/**
 * By the kind of a notice, what it says in plain words.
 * @throws NotWorthTelling where it is not worth sending any more.
 */
export type Tellers<Kind extends NoticeKind> = {
  readonly [Each in Kind]: (notice: Joining, facts: Facts[Each]) => Promise<Told>;
};

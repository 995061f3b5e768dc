import { DomainError } from '../../eventing/domain-error.js';
import { mustBe, mustBeConfirmed } from './authority.rules.js';
import type { CommandOf, Writer } from './page.command.js';
import type { PageEvent } from './page.events.js';
import type { OpenPage } from './page.state.js';

/** How many grades of a page are corrected or annulled late before a second person has to allow more. */
export const LATE_CORRECTIONS_ALONE = 10;

/** @throws DomainError `second-person-required` where as many were made as one person makes alone. */
export const mayCorrectLate = ({ lateCorrections: { made, allowed } }: OpenPage, by: Writer): void => {
  if (made < LATE_CORRECTIONS_ALONE) return;
  if (allowed?.personId === by.personId && made < allowed.upTo) return;
  const many = LATE_CORRECTIONS_ALONE.toString();
  throw new DomainError(
    'second-person-required',
    `Nothing was corrected: after ${many} late corrections on this page somebody else who leads the school has to allow more.`,
    'forbidden',
  );
};

export const allowLateCorrections = (
  command: CommandOf<'AllowLateCorrections'>,
  { opened: { pageId }, lateCorrections: { made, allowed } }: OpenPage,
): PageEvent[] => {
  const { by, personId, more, reason } = command;
  mustBe(by, 'deputyHead', 'admin');
  mustBeConfirmed(command);
  if (personId === by.personId) {
    throw new DomainError(
      'second-person-required',
      'Nothing was allowed: it takes somebody else than whoever corrects.',
      'forbidden',
      [{ field: 'personId', message: 'must be somebody else than you' }],
    );
  }
  const upTo = Math.max(made, LATE_CORRECTIONS_ALONE) + more;
  if (allowed?.personId === personId && allowed.upTo >= upTo) return [];
  return [{ type: 'LateCorrectionsAllowed', data: { pageId, personId, upTo, reason } }];
};

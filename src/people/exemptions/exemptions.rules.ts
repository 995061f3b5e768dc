import { DomainError, type FieldError } from '../../eventing/domain-error.js';
import { mustHaveNoFaults } from '../../eventing/faults.values.js';
import { addDays, type CivilDate } from '../../school/civil-date.values.js';
import { own } from '../../school/plain-data.values.js';
import type { Sealed } from '../sealed.values.js';
import type { ExemptionEvent } from './exemption.events.js';

interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export type ExemptionCommand =
  | (Days & {
      readonly kind: 'GrantExemption';
      readonly exemptionId: string;
      readonly subjectId: string;
      /** Those of the pupil's school. */
      readonly subjectIds: readonly string[];
      readonly why?: Sealed;
    })
  | (Partial<Days> & {
      readonly kind: 'ChangeExemption';
      readonly exemptionId: string;
      readonly why: Sealed;
    })
  | { readonly kind: 'WithdrawExemption'; readonly exemptionId: string; readonly why: Sealed };

type CommandOf<Kind extends ExemptionCommand['kind']> = Extract<ExemptionCommand, { kind: Kind }>;

interface Exemption extends Days {
  readonly subjectId: string;
  readonly withdrawn: boolean;
}

export interface Exemptions {
  readonly exemptions: Readonly<Record<string, Exemption>>;
}

export const NO_EXEMPTIONS: Exemptions = { exemptions: {} };

const LONGEST_DAYS = 366;
const NOTHING = 'Nothing was written';

export const decideExemptions = (
  command: ExemptionCommand,
  personId: string,
  state: Exemptions,
): ExemptionEvent[] => {
  switch (command.kind) {
    case 'GrantExemption':
      return grant(command, personId, state);
    case 'ChangeExemption':
      return change(command, personId, state);
    case 'WithdrawExemption': {
      const { exemptionId, why } = command;
      if (exemptionIn(state, exemptionId).withdrawn) return [];
      return [{ type: 'ExemptionWithdrawn', data: { personId, exemptionId, why } }];
    }
  }
};

export const evolveExemptions = ({ exemptions }: Exemptions, event: ExemptionEvent): Exemptions => {
  const { exemptionId } = event.data;
  const before = own(exemptions, exemptionId);
  const withOne = (one: Exemption): Exemptions => ({ exemptions: { ...exemptions, [exemptionId]: one } });
  switch (event.type) {
    case 'ExemptionGranted': {
      const { subjectId, from, to } = event.data;
      return withOne({ subjectId, from, to, withdrawn: false });
    }
    case 'ExemptionChanged': {
      const { from, to } = event.data;
      return before ? withOne({ ...before, from, to }) : { exemptions };
    }
    case 'ExemptionWithdrawn':
      return before ? withOne({ ...before, withdrawn: true }) : { exemptions };
  }
};

const grant = (
  command: CommandOf<'GrantExemption'>,
  personId: string,
  state: Exemptions,
): ExemptionEvent[] => {
  const { exemptionId, subjectId, subjectIds, from, to, why } = command;
  if (own(state.exemptions, exemptionId)) return [];
  const unknown = subjectIds.includes(subjectId)
    ? []
    : [{ field: 'subjectId', message: 'is no subject of the pupil’s school' }];
  mustHaveNoFaults([...unknown, ...dayFaults(command)], 'invalid-exemption', NOTHING);
  mustBeOne(state, exemptionId, { subjectId, from, to });
  const reason = why === undefined ? {} : { why };
  return [{ type: 'ExemptionGranted', data: { personId, exemptionId, subjectId, from, to, ...reason } }];
};

const change = (
  { exemptionId, why, ...days }: CommandOf<'ChangeExemption'>,
  personId: string,
  state: Exemptions,
): ExemptionEvent[] => {
  const before = exemptionIn(state, exemptionId);
  if (before.withdrawn) {
    throw new DomainError('exemption-withdrawn', 'It was withdrawn. Grant another one.', 'conflict');
  }
  const { subjectId, from, to } = { ...before, ...days };
  mustHaveNoFaults(dayFaults({ from, to }), 'invalid-exemption', 'Nothing was changed');
  if (from === before.from && to === before.to) return [];
  mustBeOne(state, exemptionId, { subjectId, from, to });
  return [{ type: 'ExemptionChanged', data: { personId, exemptionId, from, to, why } }];
};

const exemptionIn = ({ exemptions }: Exemptions, exemptionId: string): Exemption => {
  const found = own(exemptions, exemptionId);
  if (found) return found;
  throw new DomainError('exemption-not-found', 'The pupil has no such exemption.', 'not-found');
};

const dayFaults = ({ from, to }: Days): FieldError[] => {
  if (to < from) return [{ field: 'to', message: 'lies before from' }];
  const latest = addDays(from, LONGEST_DAYS - 1);
  return to > latest ? [{ field: 'to', message: `lies after ${latest}` }] : [];
};

/** Of each day and subject one exemption says everything. */
const mustBeOne = (
  { exemptions }: Exemptions,
  exemptionId: string,
  { subjectId, from, to }: Days & { readonly subjectId: string },
): void => {
  const other = Object.entries(exemptions).find(
    ([id, one]) =>
      id !== exemptionId && !one.withdrawn && one.subjectId === subjectId && one.from <= to && one.to >= from,
  )?.[1];
  if (!other) return;
  throw new DomainError(
    'exempt-already',
    'The pupil is exempt on some of these days already. Change or withdraw that first.',
    'conflict',
    [{ field: 'from', message: `is within ${other.from} to ${other.to}, or before it` }],
  );
};

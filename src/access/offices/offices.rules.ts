import { DomainError } from '../../eventing/domain-error.js';
import { own } from '../../school/plain-data.values.js';
import type {
  AccountEvent,
  AccountRole,
  Entitlement,
  OfficeEvent,
  OfficeGiven,
  OfficeProposed,
} from '../account.events.js';
import { takesTwo } from '../role-groups.values.js';

/** Who gives and takes is a person, by whichever account. */
export type OfficeCommand =
  | {
      readonly kind: 'GiveOffice';
      readonly office: Entitlement;
      /** Of the proposal, where it takes one. */
      readonly proposalId: string;
      readonly by: string;
      /** Instant, ISO 8601 in UTC. */
      readonly at: string;
      /** An operator, who works on the machine itself, needs nobody else (docs/decisions/0035-offices-take-two.md). */
      readonly alone?: true;
    }
  | (OfProposal & { readonly kind: 'AgreeToOffice'; readonly at: string })
  | (OfProposal & { readonly kind: 'RefuseOffice' })
  | (OfProposal & { readonly kind: 'WithdrawOffice' })
  | {
      readonly kind: 'TakeOffice';
      readonly role: AccountRole;
      readonly schoolId: string;
      readonly by: string;
    };

interface OfProposal {
  readonly proposalId: string;
  /** Where whoever asks has the right. */
  readonly schoolId: string;
  readonly by: string;
}

/** What was decided on in the journal, beside what a roster says. */
export interface Offices {
  /** By office and school: what was given, or that it was taken. */
  readonly decided: Readonly<Record<string, Entitlement | 'taken'>>;
  /** By their ids, those that nobody has decided on. */
  readonly proposals: Readonly<Record<string, OfficeProposed['data']>>;
}

export const NO_OFFICES: Offices = { decided: {}, proposals: {} };

/** How long a second person has to agree. */
export const PROPOSAL_VALID_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

interface Holder {
  readonly accountId: string;
  readonly personId: string;
  readonly roles: readonly Entitlement[];
  readonly offices: Offices;
}

const KINDS: Readonly<Record<OfficeCommand['kind'], true>> = {
  GiveOffice: true,
  AgreeToOffice: true,
  RefuseOffice: true,
  WithdrawOffice: true,
  TakeOffice: true,
};

export const isOfficeCommand = (command: { readonly kind: string }): command is OfficeCommand =>
  Object.hasOwn(KINDS, command.kind);

export const decideOffice = (command: OfficeCommand, holder: Holder): AccountEvent[] => {
  switch (command.kind) {
    case 'GiveOffice':
      return giveOffice(command, holder);
    case 'AgreeToOffice':
      return agreeToOffice(command, holder);
    case 'RefuseOffice': {
      const proposal = proposalOf(command, holder);
      if (command.by === proposal.proposedBy) throw secondPersonRequired();
      return [{ type: 'OfficeProposalRefused', data: closed(proposal) }];
    }
    case 'WithdrawOffice': {
      const proposal = proposalOf(command, holder);
      if (command.by !== proposal.proposedBy) {
        throw new DomainError(
          'proposal-of-another',
          'Only whoever proposed it withdraws it; you may refuse it.',
          'forbidden',
        );
      }
      return [{ type: 'OfficeProposalWithdrawn', data: closed(proposal) }];
    }
    case 'TakeOffice':
      return takeOffice(command, holder);
    default: {
      const unhandled: never = command;
      return unhandled;
    }
  }
};

const giveOffice = (
  { office, proposalId, by, at, alone }: Extract<OfficeCommand, { kind: 'GiveOffice' }>,
  holder: Holder,
): AccountEvent[] => {
  const { accountId, personId, roles, offices } = holder;
  if (by === personId) throw ownOffice();
  if (roles.some((held) => isSameOffice(held, office) && held.until === office.until)) return [];
  if (alone || !takesTwo(office.role)) return given(office, holder);
  const isOpen = Object.values(offices.proposals).some(
    (proposal) => isSameOffice(proposal.office, office) && at < proposal.until,
  );
  if (isOpen) {
    throw new DomainError(
      'office-already-proposed',
      'This office is proposed for the account already: a second person agrees to that, or it is withdrawn first.',
      'conflict',
    );
  }
  const until = new Date(Date.parse(at) + PROPOSAL_VALID_DAYS * DAY_MS).toISOString();
  const proposed = { accountId, proposalId, personId, office, proposedBy: by, until };
  return [{ type: 'OfficeProposed', data: proposed }];
};

const agreeToOffice = (
  command: Extract<OfficeCommand, { kind: 'AgreeToOffice' }>,
  holder: Holder,
): AccountEvent[] => {
  const { proposalId, proposedBy, office, until } = proposalOf(command, holder);
  if (command.by === holder.personId) throw ownOffice();
  if (command.by === proposedBy) throw secondPersonRequired();
  if (command.at >= until) {
    throw new DomainError(
      'proposal-ended',
      `Nobody agreed within ${PROPOSAL_VALID_DAYS.toString()} days: the office has to be proposed anew.`,
      'conflict',
    );
  }
  return given(office, holder, { proposalId, proposedBy });
};

const takeOffice = (
  { role, schoolId, by }: Extract<OfficeCommand, { kind: 'TakeOffice' }>,
  holder: Holder,
): AccountEvent[] => {
  const { accountId, personId, roles } = holder;
  if (by === personId) throw ownOffice();
  const office = roles.find((held) => isSameOffice(held, { role, schoolId }));
  if (!office) {
    throw new DomainError('office-not-held', 'The account does not hold this office.', 'not-found');
  }
  return [
    { type: 'OfficeTaken', data: { accountId, office } },
    { type: 'RolesChanged', data: { accountId, roles: roles.filter((held) => held !== office) } },
  ];
};

const given = (
  office: Entitlement,
  { accountId, roles }: Holder,
  proposal?: OfficeGiven['data']['proposal'],
): AccountEvent[] => [
  { type: 'OfficeGiven', data: { accountId, office, ...(proposal === undefined ? {} : { proposal }) } },
  {
    type: 'RolesChanged',
    data: { accountId, roles: [...roles.filter((held) => !isSameOffice(held, office)), office] },
  },
];

/** What a roster says of an account, with what was decided on here. */
export const withOffices = (roles: readonly Entitlement[], { decided }: Offices): readonly Entitlement[] => [
  ...roles.filter((role) => own(decided, keyOf(role)) === undefined),
  ...Object.values(decided).flatMap((each) => (each === 'taken' ? [] : [each])),
];

export const evolveOffices = ({ decided, proposals }: Offices, event: OfficeEvent): Offices => {
  const { office } = event.data;
  switch (event.type) {
    case 'OfficeProposed':
      return { decided, proposals: { ...proposals, [event.data.proposalId]: event.data } };
    case 'OfficeProposalRefused':
    case 'OfficeProposalWithdrawn':
      return { decided, proposals: without(proposals, event.data.proposalId) };
    case 'OfficeGiven':
      return {
        decided: { ...decided, [keyOf(office)]: office },
        proposals: without(proposals, event.data.proposal?.proposalId),
      };
    case 'OfficeTaken':
      return { decided: { ...decided, [keyOf(office)]: 'taken' }, proposals };
  }
};

const without = (proposals: Offices['proposals'], proposalId: string | undefined): Offices['proposals'] =>
  Object.fromEntries(Object.entries(proposals).filter(([id]) => id !== proposalId));

/** @throws DomainError `proposal-not-found`, of another school's too. */
const proposalOf = ({ proposalId, schoolId }: OfProposal, { offices }: Holder): OfficeProposed['data'] => {
  const proposal = own(offices.proposals, proposalId);
  if (proposal?.office.schoolId !== schoolId) {
    throw new DomainError('proposal-not-found', 'Nothing is proposed that could be decided on.', 'not-found');
  }
  return proposal;
};

const closed = ({ accountId, proposalId, office, proposedBy }: OfficeProposed['data']) => ({
  ...{ accountId, proposalId, office, proposedBy },
});

const keyOf = ({ role, schoolId }: Entitlement): string => `${role} ${schoolId}`;

const isSameOffice = (a: Entitlement, b: Entitlement): boolean => keyOf(a) === keyOf(b);

const ownOffice = (): DomainError =>
  new DomainError('own-office', 'Nobody gives or takes an office of their own.', 'forbidden');

const secondPersonRequired = (): DomainError =>
  new DomainError(
    'second-person-required',
    'Nothing was decided: it takes somebody else than whoever proposed it.',
    'forbidden',
  );

import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import type { ApplicationStatus } from './application-status.values.js';
import type {
  SchoolApplicationApproved,
  SchoolApplicationEvent,
  SchoolApplied,
} from './school-application.events.js';

type Applied = SchoolApplied['data'];
type Approved = SchoolApplicationApproved['data'];

/** What the authority adds by approving. */
export type Approval = Pick<
  Approved,
  'connected' | 'placed' | 'accountId' | 'signInName' | 'code' | 'digest'
>;

export type SchoolApplicationCommand =
  | { readonly kind: 'Apply'; readonly application: Applied }
  | { readonly kind: 'Ask'; readonly question: Sealed }
  | { readonly kind: 'Answer'; readonly answer: Sealed }
  | { readonly kind: 'Refuse'; readonly reason: Sealed }
  | { readonly kind: 'Approve'; readonly approval: Approval }
  /** What the approval leads to was carried out. */
  | { readonly kind: 'Invite'; readonly until: string };

export interface SchoolApplication {
  readonly applied: Applied | undefined;
  readonly status: ApplicationStatus;
  readonly approved: Approved | undefined;
  /** What was asked and answered last, and why the school was refused. */
  readonly question: Sealed | undefined;
  readonly answer: Sealed | undefined;
  readonly reason: Sealed | undefined;
}

export const schoolApplicationDecider: Decider<
  SchoolApplication,
  SchoolApplicationCommand,
  SchoolApplicationEvent
> = {
  initial: () => ({
    ...{ applied: undefined, status: 'filed', approved: undefined },
    ...{ question: undefined, answer: undefined, reason: undefined },
  }),

  decide(command, { applied, status, approved }) {
    if (command.kind === 'Apply')
      return applied ? [] : [{ type: 'SchoolApplied', data: command.application }];
    if (!applied) throw applicationNotFound();
    const of = commonTo(applied);
    switch (command.kind) {
      case 'Ask':
        mustBeOpen(status);
        return [{ type: 'SchoolApplicationQuestioned', data: { ...of, question: command.question } }];
      case 'Answer':
        if (status !== 'questioned') throw nothingAsked();
        return [{ type: 'SchoolApplicationAnswered', data: { ...of, answer: command.answer } }];
      case 'Refuse':
        if (status === 'refused') return [];
        mustBeOpen(status);
        return [{ type: 'SchoolApplicationRefused', data: { ...of, reason: command.reason } }];
      case 'Approve':
        if (approved) return [];
        mustBeOpen(status);
        return [{ type: 'SchoolApplicationApproved', data: { ...of, ...command.approval } }];
      case 'Invite': {
        if (status === 'connected') return [];
        if (!approved) throw decidedOtherwise();
        const { accountId, signInName, code } = approved;
        const data = { ...of, accountId, signInName, code, until: command.until };
        return [{ type: 'ResponsiblePersonInvited', data }];
      }
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(application, event) {
    switch (event.type) {
      case 'SchoolApplied':
        return { ...application, applied: event.data };
      case 'SchoolApplicationQuestioned':
        return { ...application, status: 'questioned', question: event.data.question, answer: undefined };
      case 'SchoolApplicationAnswered':
        return { ...application, status: 'answered', answer: event.data.answer };
      case 'SchoolApplicationRefused':
        return { ...application, status: 'refused', reason: event.data.reason };
      case 'SchoolApplicationApproved':
        return { ...application, status: 'approved', approved: event.data };
      case 'ResponsiblePersonInvited':
        return { ...application, status: 'connected' };
    }
  },
};

const commonTo = ({ applicationId, schoolId, personId, municipality, region }: Applied) => ({
  ...{ applicationId, schoolId, personId, municipality },
  ...(region === undefined ? {} : { region }),
});

const mustBeOpen = (status: ApplicationStatus): void => {
  if (!['filed', 'questioned', 'answered'].includes(status)) throw decidedOtherwise();
};

export const applicationNotFound = (): DomainError =>
  new DomainError('application-not-found', 'There is no such application.', 'not-found');

const decidedOtherwise = (): DomainError =>
  new DomainError('application-decided', 'The application has been decided otherwise already.', 'conflict');

const nothingAsked = (): DomainError =>
  new DomainError('nothing-asked', 'There is no question that waits for an answer.', 'conflict');

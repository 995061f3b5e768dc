import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import { mustHaveNoFaults } from '../eventing/faults.values.js';
import { addDays } from '../school/civil-date.values.js';
import type { ClinicReportEvent, ClinicReportReceived, Report } from './report.events.js';

type Received = ClinicReportReceived['data'];

export type ClinicReportCommand =
  | { readonly kind: 'ReceiveReport'; readonly received: Received }
  | { readonly kind: 'NoteFiled'; readonly pupilId: string }
  | { readonly kind: 'LeaveReport'; readonly why: string }
  | { readonly kind: 'DismissReport' };

export interface ReportState {
  readonly received: Received | undefined;
  /** Whose journal it stands in. */
  readonly pupilId: string | undefined;
  readonly stage: 'received' | 'filed' | 'left' | 'dismissed';
}

const LONGEST_ILLNESS_DAYS = 60;
const LONGEST_EXEMPTION_DAYS = 366;

export const reportDecider: Decider<ReportState, ClinicReportCommand, ClinicReportEvent> = {
  initial: () => ({ received: undefined, pupilId: undefined, stage: 'received' }),

  decide(command, { received, stage }) {
    if (command.kind === 'ReceiveReport') {
      if (received) return [];
      mustBeDays(command.received.report);
      return [{ type: 'ClinicReportReceived', data: command.received }];
    }
    if (!received) throw reportNotFound();
    const { reportId, clinicId, schoolId } = received;
    const ids = { reportId, clinicId, schoolId };
    switch (command.kind) {
      case 'NoteFiled':
        if (stage === 'filed') return [];
        if (stage === 'dismissed') throw settledAlready();
        return [{ type: 'ClinicReportFiled', data: { ...ids, pupilId: command.pupilId } }];
      case 'LeaveReport':
        return stage === 'received' ? [{ type: 'ClinicReportLeft', data: { ...ids, why: command.why } }] : [];
      case 'DismissReport':
        if (stage === 'dismissed') return [];
        if (stage === 'filed') throw settledAlready();
        return [{ type: 'ClinicReportDismissed', data: ids }];
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'ClinicReportReceived':
        return { ...state, received: event.data };
      case 'ClinicReportFiled':
        return { ...state, pupilId: event.data.pupilId, stage: 'filed' };
      case 'ClinicReportLeft':
        return { ...state, stage: 'left' };
      case 'ClinicReportDismissed':
        return { ...state, stage: 'dismissed' };
      default:
        return state;
    }
  },
};

export const reportNotFound = (): DomainError =>
  new DomainError('report-not-found', 'There is no such report.', 'not-found');

const settledAlready = (): DomainError =>
  new DomainError('report-settled', 'The report is settled already.', 'conflict');

const mustBeDays = (report: Report): void => {
  if (report.kind === 'withdrawal') return;
  const { kind, from, to } = report;
  const most = kind === 'illness' ? LONGEST_ILLNESS_DAYS : LONGEST_EXEMPTION_DAYS;
  const latest = addDays(from, most - 1);
  const faults = [
    ...(to < from ? [{ field: 'data.to', message: 'lies before from' }] : []),
    ...(to > latest ? [{ field: 'data.to', message: `lies after ${latest}` }] : []),
  ];
  mustHaveNoFaults(faults, 'invalid-report', 'Nothing was taken');
};

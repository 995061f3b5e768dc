import { DomainError } from '../eventing/domain-error.js';
import { isPassing, stepsOf, type Reaction } from '../eventing/reactor.js';
import { fileReport, pupilOf, type FilingTools } from './filing.js';
import type { ClinicReportReceived } from './report.events.js';

/**
 * What the rules let, in the clinic's name; anything else is left for a health worker. The clinic is answered before, so
 * that it learns of nobody whether the school knows them.
 */
export const whenClinicReportReceivedThenItIsFiled = (
  tools: FilingTools,
): Reaction<ClinicReportReceived> => ({
  name: 'when-clinic-report-received-then-it-is-filed',
  on: ['ClinicReportReceived'],

  consequences: ({ data: received }) => {
    const { reportId, clinicId } = received;
    const actor = { accountId: clinicId, personId: clinicId, role: 'clinic' } as const;
    return Promise.resolve([
      {
        key: reportId,
        carryOut: async (context) => {
          try {
            const pupilId = await pupilOf(received, tools);
            await fileReport({ received, pupilId, context: { ...context, actor, via: 'api' } }, tools);
          } catch (error) {
            if (!(error instanceof DomainError) || isPassing(error)) throw error;
            const left = { kind: 'LeaveReport', why: error.code } as const;
            await tools.runners.clinicReports.handle(reportId, left, stepsOf(context)('left'));
          }
        },
      },
    ]);
  },
});

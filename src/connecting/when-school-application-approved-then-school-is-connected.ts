import type { CommandContext } from '../eventing/command-runner.js';
import { stepsOf, type Reaction } from '../eventing/reactor.js';
import type { Runners } from '../runners.js';
import type { SchoolApplicationApproved } from './school-application.events.js';

/**
 * The school is connected and placed, the person responsible gets an account as its administrator and is invited to
 * it, and the authority that approved it oversees it. Each step is a command of its own, which is carried out
 * once; where another application for the same school was faster, none of them is.
 */
export const whenSchoolApplicationApprovedThenSchoolIsConnected = ({
  schools,
  accounts,
  schoolApplications,
}: Pick<Runners, 'schools' | 'accounts' | 'schoolApplications'>): Reaction<SchoolApplicationApproved> => ({
  name: 'when-school-application-approved-then-school-is-connected',
  on: ['SchoolApplicationApproved'],

  consequences({ data, metadata: { actor, recordedAt } }) {
    const { applicationId, schoolId, personId, accountId, signInName, code, digest } = data;
    const carryOut = async (context: CommandContext) => {
      const step = stepsOf(context);
      await schools.handle(schoolId, { kind: 'ConnectNewSchool', school: data.connected }, step('connected'));
      await schools.handle(schoolId, { kind: 'PlaceSchool', place: data.placed }, step('placed'));
      const roles = [{ role: 'admin', schoolId }] as const;
      const { events } = await accounts.handle(
        accountId,
        {
          kind: 'IssueSignIn',
          account: { accountId, personId, roles, signInName },
          ...{ code, digest, at: recordedAt },
        },
        step('account'),
      );
      for (const event of events) {
        if (event.type !== 'ActivationCodeIssued') continue;
        const { until } = event.data;
        await schoolApplications.handle(applicationId, { kind: 'Invite', until }, step('invitation'));
      }
      await accounts.handle(
        actor.accountId,
        { kind: 'Entitle', entitlement: { role: 'authority', schoolId } },
        step('authority'),
      );
    };
    return Promise.resolve([{ key: schoolId, carryOut }]);
  },
});

import type { SuspicionRaised, SuspicionWidened } from '../audit/alerts/suspicion.events.js';
import type { Policy, Telling } from './policy.js';

/**
 * Whoever leads the school is told when an account comes under suspicion, and again by each further rule; the teachers
 * of a page once, when the account comes under suspicion or changes something there later. Whoever has the account
 * learns nothing.
 */
export const whenAlertRaisedThenTellDeputyHeadsAndAffectedTeachers: Policy<
  SuspicionRaised | SuspicionWidened
> = {
  on: ['SuspicionRaised', 'SuspicionWidened'],
  tell({ data: { alertId, schoolId, personId, findings, pageIds }, metadata: { recordedAt } }) {
    const rules = findings.map(({ rule }) => rule);
    const leaders: Telling = {
      audience: { who: 'leadersOfSchool', schoolId, without: personId },
      news: { kind: 'corrections-alert', facts: { alertId, personId, rules } },
    };
    const teachers: Telling = {
      audience: { who: 'teachersOfPages', pageIds, on: recordedAt.slice(0, 10), without: personId },
      news: { kind: 'page-alert', facts: { personId, pageIds } },
    };
    return [...(rules.length === 0 ? [] : [leaders]), ...(pageIds.length === 0 ? [] : [teachers])];
  },
};

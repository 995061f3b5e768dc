import type {
  SuspicionEvent,
  SuspicionRaised,
  SuspicionReviewed,
} from '../../src/audit/alerts/suspicion.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { AlertDocument, AlertsOfSchool } from './read-model.js';

export const alerts: Projection<AlertDocument, SuspicionEvent> = {
  name: 'alerts',
  version: 1,
  handles: ['SuspicionRaised', 'SuspicionWidened', 'SuspicionReviewed'],
  begins: ['SuspicionRaised'],

  idsOf: ({ data }) => [data.alertId],

  evolve(document, event, id) {
    const { recordedAt: at, actor } = event.metadata;
    if (event.type === 'SuspicionRaised') {
      const { schoolId, accountId, personId, since, findings, pageIds } = event.data;
      return {
        _id: id,
        ...{ schoolId, accountId, personId, raisedAt: at, since, pageIds },
        findings: findings.map((finding) => ({ ...finding, at })),
      };
    }
    if (!document) throw new Error(`${event.type} came before the alert ${id} was raised.`);
    if (event.type === 'SuspicionWidened') {
      const { findings, pageIds } = event.data;
      return {
        ...document,
        findings: [...document.findings, ...findings.map((finding) => ({ ...finding, at }))],
        pageIds: [...document.pageIds, ...pageIds],
      };
    }
    const { conclusion, note, until } = event.data;
    const words = note === undefined ? {} : { note };
    return { ...document, review: { conclusion, ...words, by: actor.personId, at, until } };
  },
};

export const alertsOfSchool: Projection<AlertsOfSchool, SuspicionRaised | SuspicionReviewed> = {
  name: 'alertsOfSchool',
  version: 1,
  handles: ['SuspicionRaised', 'SuspicionReviewed'],

  idsOf: ({ data }) => [data.schoolId],

  evolve(document, { type, data: { alertId, personId } }, id) {
    const known = document?.alerts ?? [];
    if (type === 'SuspicionRaised') {
      return { _id: id, alerts: [...known, { alertId, personId, reviewed: false }] };
    }
    return {
      _id: id,
      alerts: known.map((alert) => (alert.alertId === alertId ? { ...alert, reviewed: true } : alert)),
    };
  },
};

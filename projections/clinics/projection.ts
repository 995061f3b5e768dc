import type { ClinicEvent } from '../../src/clinics/clinic.events.js';
import type { ClinicReportEvent } from '../../src/clinics/report.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { ClinicDocument, ClinicsOfSchool, ReportsLeft } from './read-model.js';

export const clinics: Projection<ClinicDocument, ClinicEvent> = {
  name: 'clinics',
  version: 1,
  handles: ['ClinicAdmitted', 'ClinicKeyRegistered', 'ClinicKeyRevoked', 'ClinicDismissed'],

  idsOf: ({ data }) => [data.clinicId],

  evolve(document, event, id) {
    const at = event.metadata.recordedAt;
    if (event.type === 'ClinicAdmitted') {
      const { schoolId, title, sportIds } = event.data;
      return { _id: id, schoolId, title, sportIds, admittedAt: at, dismissed: false, keys: {} };
    }
    if (!document) throw new Error(`${event.type} came before the clinic ${id} was admitted.`);
    switch (event.type) {
      case 'ClinicKeyRegistered': {
        const { keyId, publicKey } = event.data;
        const key = { publicKey, registeredAt: at, revoked: false };
        return { ...document, keys: { ...document.keys, [keyId]: key } };
      }
      case 'ClinicKeyRevoked': {
        const { keyId } = event.data;
        const key = document.keys[keyId];
        if (!key) throw new Error(`The key ${keyId} was revoked before it was registered.`);
        return { ...document, keys: { ...document.keys, [keyId]: { ...key, revoked: true } } };
      }
      case 'ClinicDismissed':
        return { ...document, dismissed: true };
    }
  },
};

export const clinicsOfSchool: Projection<ClinicsOfSchool, ClinicEvent> = {
  name: 'clinicsOfSchool',
  version: 1,
  handles: ['ClinicAdmitted'],

  idsOf: ({ metadata }) => [metadata.schoolId],

  evolve: (document, { data: { clinicId } }, id) => ({
    _id: id,
    clinicIds: [...(document?.clinicIds ?? []), clinicId],
  }),
};

export const reportsLeft: Projection<ReportsLeft, ClinicReportEvent> = {
  name: 'clinicReportsLeft',
  version: 1,
  handles: ['ClinicReportReceived', 'ClinicReportFiled', 'ClinicReportLeft', 'ClinicReportDismissed'],

  idsOf: ({ data }) => [data.schoolId],

  evolve(document, event, id) {
    const { reportId, clinicId } = event.data;
    const { [reportId]: known, ...others } = document?.reports ?? {};
    switch (event.type) {
      case 'ClinicReportReceived': {
        const { report, words } = event.data;
        const receivedAt = event.metadata.recordedAt;
        return { _id: id, reports: { ...others, [reportId]: { clinicId, report, words, receivedAt } } };
      }
      case 'ClinicReportLeft': {
        if (!known) throw new Error(`The report ${reportId} was left before it was received.`);
        return { _id: id, reports: { ...others, [reportId]: { ...known, why: event.data.why } } };
      }
      case 'ClinicReportFiled':
      case 'ClinicReportDismissed':
        return { _id: id, reports: others };
    }
  },
};

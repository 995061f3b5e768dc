import type { GuardianApplicationEvent } from '../../src/access/issuing/applications/application.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import { own } from '../../src/school/plain-data.values.js';
import type { ApplicationsOfSchool } from './read-model.js';

export const applicationsOfSchool: Projection<ApplicationsOfSchool, GuardianApplicationEvent> = {
  name: 'applicationsOfSchool',
  version: 2,
  handles: [
    'GuardianApplicationFiled',
    'GuardianApplicationAccepted',
    'GuardianApplicationRefused',
    'GuardianApplicationLapsed',
  ],

  idsOf: ({ data }) => [data.schoolId],

  evolve(document, event, id) {
    const applications = document?.applications ?? {};
    const { applicationId } = event.data;
    const at = event.metadata.recordedAt;
    if (event.type === 'GuardianApplicationFiled') {
      const { pupilId, relation } = event.data;
      const filed = { pupilId, relation, filedAt: at, status: 'filed' } as const;
      return { _id: id, applications: { ...applications, [applicationId]: filed } };
    }
    const before = own(applications, applicationId);
    if (!before) throw new Error(`${event.type} came before the application ${applicationId} was filed.`);
    const decided = { ...before, status: STATUS[event.type], decidedAt: at };
    return { _id: id, applications: { ...applications, [applicationId]: decided } };
  },
};

const STATUS = {
  GuardianApplicationAccepted: 'accepted',
  GuardianApplicationRefused: 'refused',
  GuardianApplicationLapsed: 'lapsed',
} as const;

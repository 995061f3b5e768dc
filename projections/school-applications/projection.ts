import type { ApplicationStatus } from '../../src/connecting/application-status.values.js';
import type { SchoolApplicationEvent } from '../../src/connecting/school-application.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import { own } from '../../src/school/plain-data.values.js';
import type { SchoolApplicationsOfArea } from './read-model.js';

/** The document of a municipality's or region's applications. */
export const areaId = (kind: 'municipality' | 'region', code: string): string => `${kind} ${code}`;

const STATUS_AFTER: Readonly<Record<SchoolApplicationEvent['type'], ApplicationStatus>> = {
  SchoolApplied: 'filed',
  SchoolApplicationQuestioned: 'questioned',
  SchoolApplicationAnswered: 'answered',
  SchoolApplicationRefused: 'refused',
  SchoolApplicationApproved: 'approved',
  ResponsiblePersonInvited: 'connected',
};

export const schoolApplicationsOfArea: Projection<SchoolApplicationsOfArea, SchoolApplicationEvent> = {
  name: 'schoolApplicationsOfArea',
  version: 1,
  handles: Object.keys(STATUS_AFTER) as SchoolApplicationEvent['type'][],
  spansSchools: true,

  idsOf: ({ data: { municipality, region } }) => [
    areaId('municipality', municipality),
    ...(region === undefined ? [] : [areaId('region', region)]),
  ],

  evolve(document, event, id) {
    const applications = document?.applications ?? {};
    const { applicationId } = event.data;
    const at = event.metadata.recordedAt;
    const changed = { status: STATUS_AFTER[event.type], changedAt: at };
    if (event.type === 'SchoolApplied') {
      const { municipality, region, school } = event.data;
      const where = { municipality, ...(region === undefined ? {} : { region }) };
      const filed = { ...where, school, filedAt: at, ...changed };
      return { _id: id, applications: { ...applications, [applicationId]: filed } };
    }
    const before = own(applications, applicationId);
    if (!before) throw new Error(`${event.type} came before the application ${applicationId} was filed.`);
    return { _id: id, applications: { ...applications, [applicationId]: { ...before, ...changed } } };
  },
};

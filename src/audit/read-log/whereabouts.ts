import { gradeHistory } from '../../../projections/grade-history/projection.js';
import { people } from '../../../projections/people/projection.js';
import { recipients } from '../../../projections/recipients/projection.js';
import { classes } from '../../../projections/schools/class.projection.js';
import type { AccountRole } from '../../access/account.events.js';
import { isOffice } from '../../access/role-groups.values.js';
import { hasRole, type Viewer } from '../../access/viewer.js';
import { schoolingOf } from '../../attendance/schooling.js';
import type { Collection, Db } from '../../eventing/document-store.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { LedgerEntry } from '../../notices/ledger.js';
import { dateIn } from '../../school/civil-date.values.js';
import type { Whereabouts } from './read-entry.js';
import type { Reading } from './read-log.js';

/** Finds out whose data were opened, in which school, and in which capacity, when that is to be written down. */
export class WhereaboutsOf {
  private readonly notices: Collection<LedgerEntry>;

  constructor(
    private readonly reads: Reads,
    vault: Db,
  ) {
    this.notices = vault.collection('notices');
  }

  async reading(reading: Reading, at: Date): Promise<Whereabouts> {
    const { viewer } = reading;
    const found = await this.find(reading, at);
    const schoolId = found.schoolId ?? viewer.roles[0]?.schoolId ?? '';
    const children = hasRole(viewer, 'guardian')
      ? ((await this.reads.get(people, viewer.personId))?.children ?? [])
      : [];
    return { schoolId, about: found.about, role: capacityOf(viewer, { ...found, schoolId }, children) };
  }

  private async find(
    { whose, id, viewer }: Reading,
    at: Date,
  ): Promise<{ readonly about: string; readonly schoolId: string | undefined }> {
    switch (whose) {
      case 'pupil': {
        const schooling = await schoolingOf(this.reads, id, dateIn('UTC', at.toISOString()));
        return { about: id, schoolId: schooling?.schoolId };
      }
      case 'grade': {
        const grade = await this.reads.get(gradeHistory, id);
        return { about: grade?.pupilId ?? id, schoolId: grade?.schoolId };
      }
      case 'page': {
        const [groupId = id] = id.split('.');
        return { about: groupId, schoolId: (await this.reads.get(classes, groupId))?.schoolId };
      }
      case 'class':
        return { about: id, schoolId: (await this.reads.get(classes, id))?.schoolId };
      case 'notice': {
        const notice = await this.notices.findOne({ _id: id });
        return { about: notice?.pupilId ?? notice?.recipientId ?? id, schoolId: notice?.schoolId };
      }
      case 'person': {
        const schooling = await schoolingOf(this.reads, id, dateIn('UTC', at.toISOString()));
        return {
          about: id,
          schoolId: schooling?.schoolId ?? (await this.reads.get(recipients, id))?.schoolId,
        };
      }
      case 'teacher':
        return { about: id, schoolId: viewer.roles[0]?.schoolId };
      case 'school':
        return { about: id, schoolId: id };
    }
  }
}

/** Whoever opens others' data by office, the nearest office first. */
const BY_OFFICE: readonly AccountRole[] = [
  ...(['deputyHead', 'admin', 'secretary', 'teacher', 'healthWorker'] as const),
  ...(['auditor', 'authority', 'operator'] as const),
];

/** In which of several capacities somebody may have opened it: the nearest one first. */
export const capacityOf = (
  { personId, roles }: Pick<Viewer, 'personId' | 'roles'>,
  { about, schoolId }: { readonly about: string; readonly schoolId: string },
  children: readonly string[],
): AccountRole | undefined => {
  const holds = (role: AccountRole) => roles.some((one) => one.role === role && one.schoolId === schoolId);
  if (personId === about && roles.some(({ role }) => role === 'pupil')) return 'pupil';
  if (children.includes(about)) return 'guardian';
  const elsewhere = roles.find(({ role }) => isOffice(role)) ?? roles[0];
  return BY_OFFICE.find(holds) ?? elsewhere?.role;
};

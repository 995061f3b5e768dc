import { dateIn, type CivilDate } from '../../school/civil-date.values.js';
import type { Members } from '../../school/membership.values.js';
import { own } from '../../school/plain-data.values.js';
import type { User, UserRole } from './people.mapping.js';
import {
  classesOf,
  coursesOf,
  enrollmentsOf,
  isThereStill,
  orgOf,
  sessionsOf,
  type AcademicSession,
  type Class,
  type Course,
  type Enrollment,
  type Org,
  type SchoolRoster,
} from './rostering.mapping.js';
import type { RefTo } from './wire.js';

/** The rosters of some schools as objects of OneRoster, made when they are asked for. */
export class RosterView {
  constructor(
    readonly rosters: readonly SchoolRoster[],
    readonly users: () => Promise<readonly User[]>,
    /** Instant whose day is today. */
    readonly at: string,
    private readonly to: RefTo,
  ) {}

  orgs(): Org[] {
    return this.rosters.map(orgOf);
  }

  sessions(): AcademicSession[] {
    return this.rosters.flatMap((roster) => sessionsOf(roster, this.to));
  }

  terms(): AcademicSession[] {
    return this.sessions().filter(({ type }) => type === 'term');
  }

  courses(): Course[] {
    return this.rosters.flatMap((roster) => coursesOf(roster, this.to));
  }

  classes(): Class[] {
    return this.rosters.flatMap((roster) => classesOf(roster, this.to));
  }

  enrollments(): Enrollment[] {
    return this.rosters.flatMap((roster) => enrollmentsOf(roster, this.to));
  }

  async usersAs(role: UserRole): Promise<User[]> {
    return (await this.users()).filter(({ roles }) => roles.some((held) => held.role === role));
  }

  /** The classes and groups that somebody belongs to today, or is to. */
  classesWith(personId: string): string[] {
    return this.rosters.flatMap((roster) =>
      roster.classes
        .filter(({ pupils, teachers }) =>
          [pupils, teachers].some((members) => isAmong(members, personId, this.today(roster))),
        )
        .map(({ _id }) => _id),
    );
  }

  /** Who belongs to a class or group today, or is to. */
  membersOf(classId: string, role: 'student' | 'teacher'): Set<string> {
    return new Set(
      this.rosters.flatMap((roster) =>
        roster.classes
          .filter(({ _id }) => _id === classId)
          .flatMap(({ pupils, teachers }) => {
            const members = role === 'student' ? pupils : teachers;
            return Object.keys(members).filter((id) => isAmong(members, id, this.today(roster)));
          }),
      ),
    );
  }

  private today({ school }: SchoolRoster): CivilDate {
    return dateIn(school.timeZone, this.at);
  }
}

const isAmong = (members: Members, personId: string, today: CivilDate): boolean =>
  isThereStill(own(members, personId) ?? [], today);

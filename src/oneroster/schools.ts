import { fault } from './faults.js';
import type { Report } from './report.js';
import type { Area, School, SchoolSettings } from './roster.js';
import { readEditWindow, readRatings, readReasons, readRounding, readScale } from './settings.js';
import type { Row } from './table.js';
import type { Tables } from './tables.js';

/** The organisations that are schools, with the nearest municipality and region above each. */
export function readSchools(tables: Tables): School[] {
  return tables
    .rows('orgs')
    .filter((row) => row.text('type') === 'school')
    .map((row) => ({
      sourcedId: row.sourcedId,
      ended: row.ended,
      name: row.text('name'),
      ...row.optional('identifier', 'identifier'),
      settings: settingsOf(row),
      ...placeOf(row, tables),
    }));
}

function settingsOf(row: Row): SchoolSettings {
  return {
    ...row.optional('timeZone', 'metadata.timeZone'),
    ...row.read('editWindow', 'metadata.editWindow', readEditWindow),
    ...row.read('scale', 'metadata.scale', readScale),
    ...row.read('rounding', 'metadata.rounding', readRounding),
    ...row.read('ratings', 'metadata.ratings', readRatings),
    ...row.read('reasons', 'metadata.reasons', readReasons),
  };
}

/** Finds the schools that belong to an organisation: itself, or all that stand under a district or state. */
export class SchoolsUnder {
  private readonly known = new Map<string, readonly string[]>();

  constructor(tables: Tables, report: Report) {
    for (const org of tables.rows('orgs')) {
      const seen = new Set<string>();
      for (let above: typeof org | undefined = org; above; above = parentOf(above, tables)) {
        if (seen.has(above.sourcedId)) {
          org.fault(report, 'parentSourcedId', fault('orgs-in-a-circle'));
          break;
        }
        seen.add(above.sourcedId);
        if (org.text('type') !== 'school' && !org.isDoubtful) continue;
        this.known.set(above.sourcedId, [...(this.known.get(above.sourcedId) ?? []), org.sourcedId]);
      }
    }
  }

  /** An organisation that isn't in the bundle is taken for a school that an earlier one brought. */
  of(orgId: string, tables: Tables): readonly string[] {
    return this.known.get(orgId) ?? (tables.find('orgs', orgId) ? [] : [orgId]);
  }
}

type Org = NonNullable<ReturnType<Tables['find']>>;

function placeOf(school: Org, tables: Tables): Pick<School, 'municipality' | 'region'> {
  const areas = new Map<string, Area>();
  const seen = new Set<string>();
  for (let above = parentOf(school, tables); above; above = parentOf(above, tables)) {
    // That they lead back to themselves is a fault that is reported elsewhere.
    if (seen.has(above.sourcedId)) break;
    seen.add(above.sourcedId);
    const type = above.text('type');
    if (!areas.has(type)) areas.set(type, { sourcedId: above.sourcedId, name: above.text('name') });
  }
  const [municipality, region] = [areas.get('local'), areas.get('state')];
  return { ...(municipality ? { municipality } : {}), ...(region ? { region } : {}) };
}

function parentOf(org: ReturnType<Tables['find']>, tables: Tables) {
  return org && tables.find('orgs', org.text('parentSourcedId'));
}

import { reasonTold } from '../../../projections/reason-told.js';
import type { SchoolDocument } from '../../../projections/schools/read-model.js';
import { schools } from '../../../projections/schools/school.projection.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { groupBy } from '../../eventing/group-by.js';
import type { Directory } from '../../people/directory.js';
import type { Vault } from '../../people/vault.js';
import type { Reason } from '../../journal/page/reason.values.js';
import type { Disclosure } from './disclosure.js';
import { parseCheckpoint } from '../transparency/checkpoint.js';
import type { Report, ReportedChain, ReportedChange } from './report.js';
import type { Displayed, Language } from './verifier/bundle-format.js';
import { keyOfDisplayed, streamOfDisplayed } from './verifier/displayed.js';

export interface ReportingTools {
  readonly reads: Reads;
  readonly directory: Pick<Directory, 'names'>;
  readonly vault: Pick<Vault, 'open'>;
}

/** As many are read on a page; a whole school's are in the bundle's other files. */
const MOST_CHAINS = 20_000;

interface Material {
  readonly language: Language;
  readonly disclosure: Pick<Disclosure, 'checkpoint' | 'origin' | 'size'>;
  readonly displayed: readonly Displayed[];
  /** All that are disclosed. */
  readonly events: readonly Recorded[];
}

/** What the journal displays, with the names of people and things. */
export const reportOf = async (
  { language, disclosure, displayed, events }: Material,
  { reads, directory, vault }: ReportingTools,
): Promise<Report> => {
  const school = await schoolOf(events, reads);
  const shown = displayed.slice(0, MOST_CHAINS);
  const actors = new Map(events.map(({ id, metadata }) => [id, metadata.actor.personId]));
  const nameOf = await directory.names(
    new Set([...shown.map(({ pupilId }) => pupilId), ...actors.values()]),
    reads,
  );
  const changers = changersOf(events);
  const told = async (reason: Reason | undefined): Promise<Pick<ReportedChange, 'reason'>> =>
    reason
      ? { reason: await reasonTold(reason, school, async (sealed) => (await vault.open(sealed)) ?? '—') }
      : {};

  const chainOf = async (line: Displayed): Promise<ReportedChain> => {
    const by = (changers.get(`${streamOfDisplayed(line)} ${keyOfDisplayed(line)}`) ?? []).map(nameOf);
    const common = { kind: line.kind, id: keyOfDisplayed(line), pupil: nameOf(line.pupilId) };
    if (line.kind === 'grade') {
      const changes = line.chain.map(async ({ actor, reason, what, from, to, late, at }) => ({
        ...{ at, by: nameOf(actor.personId), what, late },
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(await told(reason)),
      }));
      const [, subjectId = ''] = line.pageId.split('.');
      return {
        ...common,
        ...{ subject: school?.subjects[subjectId] ?? '', title: line.work.title, date: line.date },
        changes: await Promise.all(changes),
      };
    }
    const given = line.changes[0]?.from ?? line.value;
    const first = { at: line.givenAt, by: by[0] ?? '', what: 'given' as const, to: given, late: false };
    const changes = line.changes.map(async ({ from, to, reason, late, at }, place) => ({
      ...{ at, by: by[place + 1] ?? '', what: 'corrected' as const, from, to, late },
      ...(await told(reason)),
    }));
    const title =
      line.kind === 'termGrade' ? school?.terms[line.termId]?.title : school?.years[line.yearId]?.title;
    return {
      ...common,
      ...{ subject: school?.subjects[line.subjectId] ?? '', title: title ?? '' },
      changes: [first, ...(await Promise.all(changes))],
    };
  };

  return {
    language,
    timeZone: school?.timeZone ?? 'UTC',
    school: school?.title ?? '',
    origin: disclosure.origin,
    size: disclosure.size,
    root: parseCheckpoint(disclosure.checkpoint).root.toString('base64'),
    chains: await Promise.all(shown.map(chainOf)),
    omitted: displayed.length - shown.length,
  };
};

/** The school that the events are of; the first one's where there are several. */
const schoolOf = async (events: readonly Recorded[], reads: Reads): Promise<SchoolDocument | undefined> => {
  const schoolId = events.find(({ metadata }) => metadata.schoolId !== '')?.metadata.schoolId;
  return schoolId === undefined ? undefined : reads.get(schools, schoolId);
};

/** Who gave and who corrected each term and final grade, which the read model doesn't tell. */
const changersOf = (events: readonly Recorded[]): ReadonlyMap<string, readonly string[]> => {
  const ofFinals = events.filter(({ type }) => /^(Term|Final)Grade(Given|Corrected)$/.test(type));
  const grouped = groupBy(ofFinals, ({ streamName, data, type }) => {
    const { pageId, classId, yearId, subjectId, pupilId } = data as Readonly<Record<string, string>>;
    const key = type.startsWith('Term') ? pageId : [classId, yearId, subjectId].join('.');
    return `${streamName} ${key ?? ''} ${pupilId ?? ''}`;
  });
  return new Map([...grouped].map(([key, all]) => [key, all.map(({ metadata }) => metadata.actor.personId)]));
};

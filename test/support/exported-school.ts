import { projections } from '../../projections/all.js';
import type { PageHead } from '../../projections/journal-page/read-model.js';
import type { PagesOf } from '../../projections/pages-of/read-model.js';
import type { Period } from '../../src/school/membership.values.js';
import type { SchoolDocument } from '../../projections/schools/read-model.js';
import { START } from '../../src/eventing/position.js';
import { exportRoster, type ExportTools } from '../../src/oneroster/export/export.js';
import { Fold } from '../../src/oneroster/export/fold.js';
import type { Roster } from '../../src/oneroster/roster.js';
import type { Ids } from '../../src/people/ids.js';
import type { Sealed } from '../../src/people/sealed.values.js';

/** The files of an export as texts, by name. */
export const exportedFiles = async (
  tools: ExportTools,
  schoolIds: readonly string[] = [],
): Promise<Map<string, string>> => {
  const nothing = () => undefined;
  const { files } = await exportRoster(tools, schoolIds, nothing);
  const texts = new Map<string, string>();
  for (const [name, pieces] of files) {
    let text = '';
    for await (const piece of pieces(nothing)) text += piece;
    texts.set(name, text);
  }
  return texts;
};

type Plain = null | boolean | number | string | readonly Plain[] | { readonly [field: string]: Plain };
type Fields = Readonly<Record<string, Plain>>;

/** Read models that tell how something came to be, or what concerns only this installation: they do not come back. */
const HISTORY = [
  ...['gradeHistory', 'auditTrail', 'accountCorrections', 'accountBeginning', 'alerts', 'alertsOfSchool'],
  ...['consumers', 'webhooks', 'meetingsOfClass', 'meetingsOfSchool', 'assemblies', 'votes', 'attendance'],
  ...['timetables', 'pageTimetable', 'testsOfPage', 'lateRequestsOfPage', 'lateRequestsOfSchool'],
  ...['announcements', 'announcementBoard', 'announcementReceipts', 'announcementsReadBy'],
  ...['blogs', 'blogPosts', 'blogWordings', 'blogBoard', 'blogDiscussions', 'blogComments', 'blogCommentsBy'],
  ...['reportedBlogComments'],
  ...['threads', 'messages', 'threadBoard', 'threadReadings', 'threadsReadBy', 'reportedMessages'],
  ...['blockedBy', 'messagingRules'],
  ...['jointGroups', 'jointGroupsOf'],
  ...['clinics', 'clinicsOfSchool', 'clinicReportsLeft'],
  ...['exemptionsOfPupil', 'consultations', 'consultationsOf', 'consultationsBookedBy'],
  ...['activities', 'activitiesOf', 'portfolios', 'questions', 'questionBoard', 'frequentQuestions'],
  ...['lastChanged', 'calendarsOfAccount', 'calendarAddress', 'portalsOfAccount', 'portalIdentity'],
  ...[
    'consentsOfAccount',
    'childNames',
    'applicationsOfSchool',
    'schoolApplicationsOfArea',
    'accountsOfPerson',
  ],
];

/** What does not come back of the others, by the names of fields. */
const LOST: Readonly<Record<string, readonly string[]>> = {
  recipients: ['contacts', 'verified', 'preferences', 'consentWithdrawn'],
  people: ['limits'],
  schools: ['days', 'daysRevision'],
  journalPage: ['windowExtendedUntil', 'changes', 'average', 'proposed'],
  journalLesson: ['files', 'at', 'late'],
  diaryGroupWeek: ['amendedAt', 'files', 'revisions'],
  diaryPupilWeek: [
    'changes',
    'late',
    'givenAt',
    'position',
    'markedAt',
    'madeAt',
    'by',
    'changedAt',
    'acknowledgements',
    'answers',
  ],
  remarksOfPupil: ['by'],
  finalGrades: ['changes', 'givenAt', 'average', 'proposed'],
  pageProgress: ['grades', 'corrections', 'annulments', 'lateEntries', 'lastEntryAt'],
};

/** What an installation's read models say, without what the README says does not come back, in an order of its own. */
export const comparableReadModels = async (
  { store, vault }: ExportTools,
  rename: (text: string) => string = (text) => text,
): Promise<Record<string, Record<string, Plain>>> => {
  const folds = projections
    .filter(({ name }) => !HISTORY.includes(name))
    .map((projection) => [projection.name, new Fold(projection)] as const);
  for await (const batch of store.readAll(START, await store.lastPosition())) {
    for (const event of batch) for (const [, fold] of folds) fold.take(event);
  }
  const lastDays = new Map<string, string>();
  for (const [name, { documents }] of folds) {
    if (name !== 'journalPage') continue;
    for (const [id, head] of documents) lastDays.set(id, (head as unknown as PageHead).opened.to);
  }
  const newestWeek = weeksIn(
    folds.flatMap(([, { documents }]) => [...documents.values()] as unknown as Plain[]),
  )
    .sort()
    .at(-1);
  const comparable: Record<string, Record<string, Plain>> = {};
  for (const [name, { documents }] of folds) {
    const found: [string, Plain][] = [];
    for (const [id, document] of documents) {
      const opened = await withoutSeals(document as unknown as Plain, vault);
      const kept = standing(name, renamed(inForce(name, opened, lastDays), rename), newestWeek) as Fields;
      if (!isEmpty(name, kept)) found.push([rename(id), inOrder(kept)]);
    }
    comparable[name] = Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return comparable;
};

const isFields = (value: Plain): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutSeals = async (value: Plain, vault: ExportTools['vault']): Promise<Plain> => {
  if (Array.isArray(value)) return Promise.all(value.map((item: Plain) => withoutSeals(item, vault)));
  if (!isFields(value)) return value;
  if ('sealed' in value) return (await vault.open(value as unknown as Sealed)) ?? null;
  const fields = Object.entries(value).filter(([, field]) => (field as unknown) !== undefined);
  const opened = await Promise.all(
    fields.map(async ([name, field]) => [name, await withoutSeals(field, vault)] as const),
  );
  return Object.fromEntries(opened);
};

const renamed = (value: Plain, rename: (text: string) => string): Plain => {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map((item: Plain) => renamed(item, rename));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [rename(name), renamed(field, rename)]),
  );
};

/**
 * The reasons that a school still lists; how a page counts kinds of work, by whichever way it came to know them; and who
 * stands on it in its term, whether or not a last day is set that lies behind it.
 */
const inForce = (model: string, document: Plain, lastDays: ReadonlyMap<string, string>): Plain => {
  if (model === 'pagesOf') {
    const { pages, ...others } = document as unknown as PagesOf;
    const within = pages.map((page) => withinPage(page, lastDays.get(page.pageId)));
    return { ...others, pages: within } as unknown as Plain;
  }
  if (model === 'schools') {
    const { reasons, delistedReasons, ...others } = document as unknown as SchoolDocument;
    const listed = Object.entries(reasons).filter(([code]) => !delistedReasons.includes(code));
    return { ...others, reasons: Object.fromEntries(listed) } as unknown as Plain;
  }
  if (model !== 'journalPage') return document;
  const { opened, works, ...others } = document as unknown as PageHead;
  const { works: _first, ...rules } = opened;
  const since = new Map(
    works.map(({ from, work }) => {
      const start = from < opened.from ? opened.from : from;
      return [`${work.code} ${start}`, { from: start, work }];
    }),
  );
  const pupils = Object.entries(others.pupils).map(
    ([id, periods]) => [id, periods.map((period) => withinPage(period, opened.to))] as const,
  );
  const page = { ...others, opened: rules, pupils: Object.fromEntries(pupils), works: [...since.values()] };
  return page as unknown as Plain;
};

const withinPage = ({ until, ...period }: Period, lastDay = ''): Period =>
  until === undefined || until >= lastDay ? period : { ...period, until };

/** The weeks of which something tells apart what counts in them. */
const weeksIn = (value: Plain): string[] => {
  if (Array.isArray(value)) return value.flatMap((item: Plain) => weeksIn(item));
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    if (name !== 'lastWeek' || !isFields(field)) return weeksIn(field);
    const { week, count } = field;
    return typeof week === 'string' && count !== 0 ? [week] : [];
  });
};

/** Whether a week is told apart in which nothing counts any more, or that is over: neither changes what is shown. */
const isPast = (name: string, field: Plain, newestWeek: string | undefined): boolean =>
  name === 'lastWeek' && isFields(field) && (field['count'] === 0 || field['week'] !== newestWeek);

/** What stands now: not what was annulled or withdrawn, and no word of what was corrected. */
const standing = (model: string, value: Plain, newestWeek: string | undefined): Plain => {
  if (Array.isArray(value)) {
    return value
      .filter((item: Plain) => !isGone(item))
      .map((item: Plain) => standing(model, item, newestWeek));
  }
  if (!isFields(value)) return value;
  const lost = LOST[model] ?? [];
  const kept = Object.entries(value).filter(
    // A page counts its grades; a pupil's week names them.
    ([name, field]) =>
      !(lost.includes(name) && !(name === 'grades' && isFields(field))) &&
      !isGone(field) &&
      !isPast(name, field, newestWeek),
  );
  return Object.fromEntries(
    kept.map(([name, field]) => [name, name === 'status' ? 'given' : standing(model, field, newestWeek)]),
  );
};

const isGone = (value: Plain): boolean => {
  if (!isFields(value)) return false;
  const { status, withdrawn, changes } = value;
  const last = Array.isArray(changes) ? (changes.at(-1) as Fields | undefined) : undefined;
  return status === 'annulled' || withdrawn === true || (last !== undefined && !('to' in last));
};

/** A document that only history had made, or a sign-in that is over. */
const isEmpty = (model: string, document: Fields): boolean =>
  (model === 'accounts' && document['ended'] === true) ||
  (['diaryPupilWeek', 'diaryGroupWeek', 'pupilAbsences', 'remarksOfPupil'].includes(model) &&
    Object.values(document).every((field) => !isFields(field) || Object.keys(field).length === 0));

const inOrder = (value: Plain): Plain => {
  if (Array.isArray(value)) {
    const items = value.map((item: Plain) => inOrder(item));
    return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (!isFields(value)) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, inOrder(field)]));
};

/** Names what stands in an export as the installation does into which it was brought. @throws where two become one. */
export const renamingOf = (roster: Roster, from: Ids, to: Ids): ((text: string) => string) => {
  const names = new Map<string, string>();
  const name = (before: string, after: string) => {
    if (names.has(before) && names.get(before) !== after) throw new Error(`${before} has two names`);
    names.set(before, after);
  };
  const all = (kind: string, things: readonly { readonly sourcedId: string }[]) => {
    for (const { sourcedId } of things) {
      name(from.ownIn(sourcedId) ?? from.of(kind, sourcedId), to.of(kind, sourcedId));
    }
  };
  // Whoever has no role in any school became known in this one.
  name(from.of('school', ''), to.of('school', ''));
  all('school', roster.schools);
  all('year', roster.academicYears);
  all('term', roster.terms);
  all('subject', roster.courses);
  all('class', roster.classes);
  all('person', roster.people);
  for (const { username } of roster.people.filter(({ enabled }) => enabled)) {
    name(from.ownIn(username) ?? '', to.of('account', username));
  }
  const keys = (kind: string, sourcedIds: readonly string[]) => {
    for (const sourcedId of sourcedIds) {
      const key = from.ownIn(sourcedId)?.split('.').at(-1);
      if (key !== undefined) name(key, to.of(kind, sourcedId).slice(0, 12));
    }
  };
  keys(
    'result',
    roster.results.map(({ sourcedId }) => sourcedId),
  );
  keys(
    'homework',
    roster.works.map(({ sourcedId }) => sourcedId),
  );
  if (new Set(names.values()).size !== names.size) throw new Error('Two things have one name');
  return (text) => text.replaceAll(/[a-z0-9]+/g, (word) => names.get(word) ?? word);
};

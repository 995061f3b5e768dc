import { groupBy } from '../../../eventing/group-by.js';
import { pageOf, termOf } from '../../../journal/page/page-ids.values.js';
import type { Scope } from './bundle-format.js';
import type { Bundle, BundleEvent, BundleStream } from './read-bundle.js';
import { proven, unproven, wrong, type Statement } from './statements.js';

const PAGE = 'journalPage-';
const SHEET = 'yearSheet-';

/** Checks that the bundle holds what it says that it is about, and nothing of somebody else. */
export const checkScope = ({ manifest, streams, events, displayed }: Bundle): readonly Statement[] => {
  const { scope, contains } = manifest;
  const found = { streams: streams.length, events: events.length, displayed: displayed.length };
  const wrongs: Statement[] = (['streams', 'events', 'displayed'] as const)
    .filter((what) => contains[what] !== found[what])
    .map((what) => wrong('otherContents', { what, said: contains[what], found: found[what] }));
  const byStream = groupBy(events, ({ event }) => event.stream);
  for (const stream of streams) {
    const ofStream = byStream.get(stream.stream) ?? [];
    if (!isOfScope(scope, stream, ofStream)) wrongs.push(wrong('otherStream', { stream: stream.stream }));
  }
  const all = [...wrongs, ...aboutSomebodyElse(scope, events)];
  if (all.length > 0) return all;
  const isByWord = scope.kind !== 'everything' && scope.kind !== 'grade';
  return [proven('ofScope', {}), ...(isByWord ? [unproven('streamsByWord', {})] : [])];
};

const isOfScope = (
  scope: Scope,
  { stream, isWhole }: BundleStream,
  events: readonly BundleEvent[],
): boolean => {
  const page = stream.startsWith(PAGE) ? stream.slice(PAGE.length) : undefined;
  const sheet = stream.startsWith(SHEET) ? stream.slice(SHEET.length) : undefined;
  const isOfTerm = (term: string | undefined) =>
    term === undefined || (page !== undefined && termOf(page) === term);
  switch (scope.kind) {
    case 'grade':
      return page !== undefined && page === pageOf(scope.grade) && !isWhole;
    case 'pupil':
      return (page !== undefined || sheet !== undefined) && isOfTerm(scope.term) && !isWhole;
    case 'class': {
      const [first = ''] = (page ?? sheet ?? '').split('.');
      const groups = page === undefined ? [scope.class] : [scope.class, ...scope.groups];
      return groups.includes(first) && isOfTerm(scope.term) && isWhole;
    }
    case 'term':
      return isOfTerm(scope.term) && isWhole;
    case 'school':
      return isWhole && events.every(({ event }) => memberOf(event.metadata, 'schoolId') === scope.school);
    case 'everything':
      return isWhole;
  }
};

/**
 * In a bundle about a grade or a pupil, the first event of a stream names it; all others are about that one, or about the
 * debt that the grade settled.
 */
const aboutSomebodyElse = (scope: Scope, events: readonly BundleEvent[]): readonly Statement[] => {
  if (scope.kind !== 'grade' && scope.kind !== 'pupil') return [];
  const others = events.filter(({ event }) => event.revision > 0);
  const given = others.find(({ event }) => event.type === 'GradeGiven');
  const settled = given && memberOf(given.event.data, 'settles');
  const wrongs = others.flatMap(({ leaf, event: { data } }) => {
    const pupil = memberOf(data, 'pupilId');
    if (pupil !== scope.pupil) return [wrong('otherPupil', { leaf, pupil: String(pupil) })];
    if (scope.kind !== 'grade') return [];
    const isOfGrade =
      memberOf(data, 'gradeId') === scope.grade ||
      (settled !== undefined && memberOf(data, 'debtId') === settled);
    return isOfGrade ? [] : [wrong('otherGrade', { leaf })];
  });
  const isMissing = scope.kind === 'grade' && !given;
  return isMissing ? [...wrongs, wrong('gradeMissing', { grade: scope.grade })] : wrongs;
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

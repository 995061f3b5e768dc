import { finalGrades } from '../../../projections/final-grades/projection.js';
import { gradeHistory } from '../../../projections/grade-history/projection.js';
import { MemoryTransparencyLog } from '../../../test/support/memory-transparency-log.js';
import { folded } from '../../../test/support/projection-spec.js';
import { petrova, recorded, SCHOOL } from '../../../test/support/recorded.js';
import type { DomainEvent } from '../../eventing/decider.js';
import type { Recorded } from '../../eventing/envelope.js';
import { groupBy } from '../../eventing/group-by.js';
import {
  aPageWithALesson,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  PAGE,
  pageOpened,
  sealed,
  termGradeGiven,
} from '../../journal/page/page.examples.js';
import type { LoggedEvent } from '../transparency/entry.js';
import { filesOf, type BundleParts } from './bundle.js';
import { disclose, type WantedStream } from './disclosure.js';
import { zipProof, type ProofFiles } from './proof-zip.js';
import type { ProofSource } from './proof-source.js';
import type { Displayed, Scope } from './verifier/bundle-format.js';
import { displayedFinals, displayedGrade } from './verifier/displayed.js';

// A log with the mathematics page of 7B: Anna's grade was corrected twice, once before and once after an index entry.

export const STREAM = `journalPage-${PAGE}`;
export const OTHER_PAGE = '7b.physics.q2';
export const ANNAS_GRADE = gradeIdOf('anna');
export const INDEX_LEAF = 255;

/** An event as the store has it. */
export const logged = (stream: string, revision: number, event: DomainEvent): LoggedEvent => ({
  stream,
  revision,
  id: `${stream}@${revision.toString()}`,
  type: event.type,
  data: event.data,
  metadata: {
    schoolId: SCHOOL,
    actor: petrova,
    recordedAt: new Date(Date.UTC(2026, 10, 23, 8, revision)).toISOString(),
    via: 'web',
    salt: Buffer.from(`${stream}${revision.toString()}`).toString('base64url'),
  },
});

export const streamOf = (stream: string, ...events: readonly DomainEvent[]): readonly LoggedEvent[] =>
  events.map((event, revision) => logged(stream, revision, event));

export const PAGE_EVENTS = streamOf(
  STREAM,
  ...aPageWithALesson,
  gradeGiven('4'),
  gradeGiven('3', { pupilId: 'boris' }),
  gradeCorrected('4', '5'),
  gradeCorrected('5', '3', { reason: { code: 'wrongEntry', text: sealed('It was Boris’s') } }),
  termGradeGiven('anna', '4'),
);

export const OTHER_EVENTS = streamOf(
  `journalPage-${OTHER_PAGE}`,
  pageOpened({ pageId: OTHER_PAGE, subjectId: 'physics' }),
);

/** Everything of the page but its last two events, an index entry, and the two. */
export const aLog = (
  options?: ConstructorParameters<typeof MemoryTransparencyLog>[0],
): MemoryTransparencyLog => {
  const log = new MemoryTransparencyLog(options);
  log.log(...OTHER_EVENTS, ...PAGE_EVENTS.slice(0, 8)).fillTo(40);
  log.publish();
  log
    .fillTo(INDEX_LEAF + 5)
    .log(...PAGE_EVENTS.slice(8))
    .fillTo(INDEX_LEAF + 20);
  return log;
};

/** What a journal displays that has folded these events. */
export const displayedOf = (events: readonly LoggedEvent[]): readonly Displayed[] => {
  const history = events.map(
    ({ type, data, id, metadata }) =>
      ({ ...recorded({ type, data: data as object }), id, metadata }) as Recorded<never>,
  );
  return [
    ...[...folded(gradeHistory, history).values()].map(displayedGrade),
    ...[...folded(finalGrades, history).values()].flatMap(displayedFinals),
  ];
};

export const wholeStreams = (...events: readonly LoggedEvent[]): readonly WantedStream[] =>
  [...groupBy(events, ({ stream }) => stream)].map(([name, ofStream]) => ({ name, events: ofStream }));

/** The page, of which only what concerns a pupil, or one grade, is disclosed. */
export const partOfPage = (only: (event: LoggedEvent) => boolean): readonly WantedStream[] => [
  { name: STREAM, events: PAGE_EVENTS, only },
];

export const isOfAnnasGrade = ({ data }: LoggedEvent): boolean =>
  (data as { gradeId?: string }).gradeId === ANNAS_GRADE;

export const THE_CLASS: Scope = { kind: 'class', class: '7b', groups: ['7b'], term: 'q2' };
export const THE_GRADE: Scope = { kind: 'grade', grade: ANNAS_GRADE, pupil: 'anna' };

/** The files of a bundle about some streams, with what a journal displays that hides nothing. */
export const proofFiles = async (
  source: ProofSource,
  wanted: readonly WantedStream[],
  {
    scope = THE_CLASS,
    displayed,
    ...more
  }: Partial<BundleParts> & { readonly since?: readonly string[] } = {},
): Promise<ProofFiles> => {
  const isWholeLog = scope.kind === 'everything';
  const disclosure = await disclose(source, () => wanted, { since: more.since ?? [], isWholeLog });
  return filesOf({
    ...{ scope, disclosure, language: 'en', report: '<!doctype html>', verifier: Buffer.from('//') },
    displayed: displayed ?? displayedOf(disclosure.events.map(({ event }) => event)),
    ...more,
  });
};

/** A bundle of the page as a whole. */
export const pageProof = (source: ProofSource): Promise<ProofFiles> =>
  proofFiles(source, wholeStreams(...PAGE_EVENTS));

/** A bundle of Anna's grade. */
export const gradeProof = (source: ProofSource): Promise<ProofFiles> =>
  proofFiles(source, partOfPage(isOfAnnasGrade), { scope: THE_GRADE });

export const zipped = async (files: Promise<ProofFiles>): Promise<Buffer> => zipProof(await files);

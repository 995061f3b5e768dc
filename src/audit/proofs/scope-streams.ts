import { gradeHistory } from '../../../projections/grade-history/projection.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import { classes, classesOfPupil, classesOfSchool } from '../../../projections/schools/class.projection.js';
import { groupIdsOf, groupIdsOfAll } from '../../../projections/schools/group-ids.js';
import { schools } from '../../../projections/schools/school.projection.js';
import type { EventStore } from '../../eventing/event-store.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { START } from '../../eventing/position.js';
import { pageOf, termOf } from '../../journal/page/page-ids.values.js';
import type { LoggedEvent } from '../transparency/entry.js';
import type { Scope } from './verifier/bundle-format.js';

/** The streams of a scope. */
export interface ScopeStreams {
  readonly names: readonly string[];
  /** Which events are disclosed beside the first of each stream, where not all of them are. */
  readonly only?: (event: LoggedEvent) => boolean;
}

/** Which streams a bundle about something discloses, as the read models tell. */
export const streamsOf = async (
  scope: Scope,
  reads: Reads,
  store: Pick<EventStore, 'readAll' | 'lastPosition'>,
): Promise<ScopeStreams> => {
  switch (scope.kind) {
    case 'grade': {
      const debt = (await reads.get(gradeHistory, scope.grade))?.settles;
      return {
        names: [pageStream(pageOf(scope.grade) ?? '')],
        only: ({ data }) => {
          const { gradeId, debtId } = data as { gradeId?: string; debtId?: string };
          return gradeId === scope.grade || (debtId !== undefined && debtId === debt);
        },
      };
    }
    case 'pupil': {
      const classIds = Object.keys((await reads.get(classesOfPupil, scope.pupil))?.classes ?? {});
      return {
        names: [
          ...(await pageStreams([scope.pupil], scope.term, reads)),
          ...(scope.term === undefined ? await sheetStreams(classIds, reads) : []),
        ],
        only: ({ data }) => (data as { pupilId?: string }).pupilId === scope.pupil,
      };
    }
    case 'class':
      return {
        names: [
          ...(await pageStreams([scope.class, ...scope.groups], scope.term, reads)),
          ...(scope.term === undefined ? await sheetStreams([scope.class], reads) : []),
        ],
      };
    case 'term':
      return {
        names: (await namesInStore(store)).filter(
          (name) => name.startsWith(PAGE) && termOf(name.slice(PAGE.length)) === scope.term,
        ),
      };
    case 'school':
      return { names: await streamsOfSchool(scope.school, reads) };
    case 'everything':
      return { names: await namesInStore(store) };
  }
};

/** A class as a scope, with the groups that are it or parts of it; undefined where there is no such class. */
export const scopeOfClass = async (
  classId: string,
  term: string | undefined,
  reads: Reads,
): Promise<Scope | undefined> => {
  if (!(await reads.get(classes, classId))) return undefined;
  const groups = await groupIdsOf(classId, reads);
  return { kind: 'class', class: classId, groups, ...(term === undefined ? {} : { term }) };
};

const PAGE = 'journalPage-';
const pageStream = (pageId: string): string => `${PAGE}${pageId}`;

/** The pages of pupils, groups or schools. */
const pageStreams = async (
  ids: readonly string[],
  term: string | undefined,
  reads: Reads,
): Promise<readonly string[]> => {
  const found = await reads.getMany(pagesOf, ids);
  const pageIds = new Set([...found.values()].flatMap(({ pages }) => pages.map(({ pageId }) => pageId)));
  return [...pageIds].filter((pageId) => term === undefined || termOf(pageId) === term).map(pageStream);
};

/** The sheets of final grades that classes may have: one for each year of their schools. */
const sheetStreams = async (classIds: readonly string[], reads: Reads): Promise<readonly string[]> => {
  const found = await reads.getMany(classes, classIds);
  const ofSchools = await reads.getMany(schools, [
    ...new Set([...found.values()].map(({ schoolId }) => schoolId)),
  ]);
  return [...found.values()].flatMap(({ _id, schoolId }) =>
    Object.keys(ofSchools.get(schoolId)?.years ?? {}).map((yearId) => `yearSheet-${_id}.${yearId}`),
  );
};

const streamsOfSchool = async (schoolId: string, reads: Reads): Promise<readonly string[]> => {
  const classIds = (await reads.get(classesOfSchool, schoolId))?.classIds ?? [];
  const groupIds = await groupIdsOfAll(classIds, reads);
  return [
    `school-${schoolId}`,
    ...new Set([...classIds, ...groupIds].map((id) => `class-${id}`)),
    ...(await pageStreams([schoolId], undefined, reads)),
    ...(await sheetStreams(classIds, reads)),
  ];
};

const namesInStore = async (
  store: Pick<EventStore, 'readAll' | 'lastPosition'>,
): Promise<readonly string[]> => {
  const names = new Set<string>();
  for await (const batch of store.readAll(START, await store.lastPosition())) {
    for (const { streamName } of batch) names.add(streamName);
  }
  return [...names];
};

import type { NextYear, NextYearChanges, Span } from '../api/next-year.js';

/** What somebody wrote over the proposal; what is not here stays as it is proposed. */
export interface Draft {
  readonly year: Partial<Span>;
  /** By the id of the ending year's term. */
  readonly terms: Readonly<Record<string, Partial<Span>>>;
  /** By class. */
  readonly classes: Readonly<Record<string, GroupDraft>>;
  /** By group. */
  readonly groups: Readonly<Record<string, GroupDraft>>;
  /** Pupils who leave although their class goes on. */
  readonly leavers: readonly string[];
}

export interface GroupDraft {
  /** Whether the class or group is there in the next year. */
  readonly goesOn?: boolean;
  readonly title?: string;
  readonly teacherId?: string;
}

export const NOTHING_WRITTEN: Draft = { year: {}, terms: {}, classes: {}, groups: {}, leavers: [] };

/**
 * What is to be otherwise than it is proposed, in the order of the proposal.
 * @param termIds of the ending year, in the order of the next one's terms.
 */
export const changesIn = (
  proposed: Pick<NextYear, 'year' | 'terms' | 'classes' | 'groups'>,
  termIds: readonly string[],
  draft: Draft,
): Required<NextYearChanges> => ({
  year: differing(proposed.year, draft.year),
  terms: termIds.flatMap((termId, index) => {
    const term = proposed.terms[index];
    const change = term ? differing(term, draft.terms[termId] ?? {}) : {};
    return isEmpty(change) ? [] : [{ termId, ...change }];
  }),
  classes: proposed.classes.flatMap(({ classId, next }) => {
    const written = draft.classes[classId] ?? {};
    const goesOn = written.goesOn ?? next !== undefined;
    const leaves = goesOn === (next !== undefined) ? {} : { leaves: !goesOn };
    const change = { ...leaves, ...(goesOn ? calledIn(written, next?.title) : {}) };
    return isEmpty(change) ? [] : [{ classId, ...change }];
  }),
  groups: proposed.groups.flatMap(({ groupId, next }) => {
    const written = draft.groups[groupId] ?? {};
    const change = written.goesOn === false ? { renewed: false } : calledIn(written, next?.title);
    return isEmpty(change) ? [] : [{ groupId, ...change }];
  }),
  leavers: draft.leavers,
});

const calledIn = ({ title, teacherId = '' }: GroupDraft, proposed: string | undefined) => ({
  ...(title === undefined || title.trim() === proposed ? {} : { title: title.trim() }),
  ...(teacherId === '' ? {} : { teacherIds: [teacherId] }),
});

const differing = (proposed: Span, written: Partial<Span>): Partial<Span> =>
  Object.fromEntries(
    (['title', 'from', 'to'] as const).flatMap((name) => {
      const value = written[name]?.trim();
      return value === undefined || value === proposed[name] ? [] : [[name, value]];
    }),
  );

const isEmpty = (change: object): boolean => Object.keys(change).length === 0;

/** How many classes, groups and pupils go which way. */
export interface Outlook {
  readonly goingOn: number;
  readonly leaving: number;
  readonly renewed: number;
  readonly leavers: number;
}

/** What would happen as it is written now. */
export const outlookOf = (
  { classes, groups }: Pick<NextYear, 'classes' | 'groups'>,
  draft: Pick<Draft, 'classes' | 'groups' | 'leavers'>,
): Outlook => {
  const goesOn = ({ classId, next }: NextYear['classes'][number]) =>
    draft.classes[classId]?.goesOn ?? next !== undefined;
  const leaving = classes.filter((each) => !goesOn(each));
  return {
    goingOn: classes.length - leaving.length,
    leaving: leaving.length,
    renewed: groups.filter(({ groupId, next }) => next && draft.groups[groupId]?.goesOn !== false).length,
    leavers: leaving.reduce((sum, { pupils }) => sum + pupils, draft.leavers.length),
  };
};

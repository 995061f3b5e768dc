import { useQueries } from '@tanstack/react-query';
import { unexplainedQuery } from '../../api/absence-reasons.js';
import type { Missed, Span } from '../../api/pupil-reports.js';
import { useClassAttendance } from '../../api/staff-reports.js';

/** A pupil with the lessons that were missed without a reason. */
export interface Unexplained {
  readonly id: string;
  readonly name: string;
  readonly missed: readonly Missed[];
}

/** The pupils of a class who missed lessons without a reason, once all of them are known. */
export function useUnexplained(classId: string, span: Span) {
  const attendance = useClassAttendance(classId, span);
  const concerned = (attendance.data?.pages ?? [])
    .flatMap(({ rows }) => rows)
    .filter(({ reasons }) => reasons.absent > 0);
  const missed = useQueries({ queries: concerned.map(({ id }) => unexplainedQuery(id, span)) });
  const known = missed.flatMap(({ data }) => (data ? [data] : []));
  const failed = missed.find(({ isError }) => isError);
  return {
    data:
      attendance.data === undefined || known.length < concerned.length
        ? undefined
        : concerned
            .map(({ id, name }, at): Unexplained => ({ id, name, missed: known[at] ?? [] }))
            .filter((pupil) => pupil.missed.length > 0),
    error: attendance.error ?? failed?.error ?? null,
    isError: attendance.isError || failed !== undefined,
    dataUpdatedAt: Math.min(attendance.dataUpdatedAt, ...missed.map(({ dataUpdatedAt }) => dataUpdatedAt)),
    refetch: () => Promise.all([attendance.refetch(), ...missed.map((each) => each.refetch())]),
  };
}

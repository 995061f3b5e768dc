import { useQueries } from '@tanstack/react-query';
import { schoolClassesQuery } from '../api/school.js';
import { useMe } from '../session/use-me.js';

/** The classes of every school that somebody works in, as one answer, and which school a class is of. */
export function useClassesOfAll() {
  const { schools } = useMe();
  const asked = useQueries({ queries: schools.map(({ id }) => schoolClassesQuery(id)) });
  const failed = asked.find(({ isError }) => isError);
  const isThere = asked.every(({ data }) => data !== undefined);
  return {
    query: {
      data: isThere ? asked.flatMap(({ data = [] }) => data) : undefined,
      error: failed?.error ?? null,
      isError: failed !== undefined,
      dataUpdatedAt: Math.min(...asked.map(({ dataUpdatedAt }) => dataUpdatedAt)),
      refetch: () => Promise.all(asked.map(({ refetch }) => refetch())),
    },
    schoolOf: (classId: string) =>
      schools[asked.findIndex(({ data = [] }) => data.some((each) => each.classId === classId))],
  };
}

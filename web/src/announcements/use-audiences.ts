import { useQueries } from '@tanstack/react-query';
import { schoolClassesQuery } from '../api/school.js';
import { todayIn } from '../diary/week.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { audiencesOf } from './audiences.js';

/** Asks whom the reader may announce something to. */
export function useAudiences() {
  const me = useMe();
  // Its office doesn't announce to single classes.
  const schools = me.role === 'secretary' ? [] : me.schools;
  return useQueries({
    queries: schools.map(({ id }) => schoolClassesQuery(id)),
    combine: (answers) => ({
      data: answers.some(({ data }) => data === undefined)
        ? undefined
        : audiencesOf(
            me,
            answers.flatMap(({ data }) => data ?? []),
            todayIn(timeZoneOf(me)),
          ),
      error: answers.find(({ error }) => error)?.error ?? null,
      isError: answers.some(({ isError }) => isError),
      dataUpdatedAt:
        answers.length === 0 ? Date.now() : Math.min(...answers.map((each) => each.dataUpdatedAt)),
      refetch: () => Promise.all(answers.map(({ refetch }) => refetch())),
    }),
  });
}

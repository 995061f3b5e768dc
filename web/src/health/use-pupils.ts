import { useQueries } from '@tanstack/react-query';
import { schoolClassesQuery } from '../api/school.js';
import { todayIn } from '../diary/week.js';
import { useMe } from '../session/use-me.js';
import { pupilsIn } from './pupils.js';

/** The pupils of the reader's schools, once all of them have answered. */
export function usePupils() {
  const { schools } = useMe();
  return useQueries({
    queries: schools.map(({ id }) => schoolClassesQuery(id)),
    combine: (answers) => {
      const known = answers.flatMap(({ data }) => (data ? [data] : []));
      return {
        data:
          known.length < schools.length
            ? undefined
            : schools.flatMap(({ id: schoolId, timeZone }, at) =>
                pupilsIn(known[at] ?? [], todayIn(timeZone), { schoolId, timeZone }),
              ),
        error: answers.find(({ error }) => error !== null)?.error ?? null,
        isError: answers.some(({ isError }) => isError),
        // Of nothing that there is to ask for the answer is of now.
        dataUpdatedAt: Math.min(Date.now(), ...answers.map(({ dataUpdatedAt }) => dataUpdatedAt)),
        refetch: () => Promise.all(answers.map((answer) => answer.refetch())),
      };
    },
  });
}

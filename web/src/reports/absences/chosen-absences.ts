/** An absence of a pupil from a lesson. */
export interface Absence {
  readonly pupilId: string;
  readonly lessonId: string;
}

export const keyOf = ({ pupilId, lessonId }: Absence): string => `${pupilId} ${lessonId}`;

/** The pupils by lesson, as reasons are set: all of a lesson at once. */
export function pupilsByLesson(absences: readonly Absence[]): ReadonlyMap<string, readonly string[]> {
  const byLesson = new Map<string, readonly string[]>();
  for (const { lessonId, pupilId } of absences) {
    byLesson.set(lessonId, [...(byLesson.get(lessonId) ?? []), pupilId]);
  }
  return byLesson;
}

/** What is chosen after some absences were ticked, or no longer are. */
export function chosenWith(
  chosen: readonly string[],
  some: readonly Absence[],
  isChosen: boolean,
): readonly string[] {
  const keys = some.map(keyOf);
  const others = chosen.filter((key) => !keys.includes(key));
  return isChosen ? [...others, ...keys] : others;
}

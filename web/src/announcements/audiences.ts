import type { Me } from '../api/me.js';
import type { SchoolClass } from '../api/school.js';

/** Somebody that the reader may announce something to. */
export type AudienceChoice =
  | { readonly to: 'school' | 'roles'; readonly schoolId: string; readonly school: string }
  | { readonly to: 'class' | 'group'; readonly classId: string; readonly title: string };

/** Whoever leads a school and its office announce to the school, teachers to whom they teach. */
export const mayAnnounce = ({ role }: Me): boolean =>
  role === 'teacher' || role === 'secretary' || role === 'deputyHead' || role === 'admin';

/**
 * Whom somebody may announce something to, the widest first.
 * @param today civil date: groups of terms that are over are left out.
 */
export function audiencesOf(
  me: Me,
  classes: readonly Pick<SchoolClass, 'classId' | 'title'>[],
  today: string,
): AudienceChoice[] {
  const schools = me.role === 'teacher' ? [] : me.schools;
  const groups = new Map(
    me.pages
      .filter(({ to }) => today <= to)
      .map(({ pageId, group, subject }) => [groupOf(pageId), `${group}, ${subject}`]),
  );
  return [
    ...(['school', 'roles'] as const).flatMap((to) =>
      schools.map(({ id: schoolId, name: school }) => ({ to, schoolId, school })),
    ),
    ...classes.map(({ classId, title }) => ({ to: 'class' as const, classId, title })),
    ...[...groups].map(([classId, title]) => ({ to: 'group' as const, classId, title })),
  ];
}

/** A page is named `{group}.{subject}.{term}`. */
const groupOf = (pageId: string): string => pageId.split('.', 1)[0] ?? pageId;

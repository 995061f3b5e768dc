import { linkOptions } from '@tanstack/react-router';
import type { Child, Me } from '../api/me.js';
import { todayIn, weekOf } from '../diary/week.js';

/** Where somebody's first page is. */
export function homeOf(me: Me) {
  if (me.role === 'auditor') return linkOptions({ to: '/audit/history' });
  if (me.role === 'authority') return linkOptions({ to: '/authority/schools' });
  if (me.role === 'operator') return linkOptions({ to: '/authority/consumers' });
  if (me.role === 'healthWorker') return linkOptions({ to: '/health/pupils' });
  if (hasPages(me)) return linkOptions({ to: '/journal' });
  if (me.role === 'admin') return linkOptions({ to: '/admin/set-up' });
  if (me.role === 'secretary') return linkOptions({ to: '/office' });
  if (me.role !== 'guardian' && me.role !== 'pupil') return linkOptions({ to: '/announcements' });
  const pupil = pupilsOf(me)[0];
  return pupil === undefined
    ? linkOptions({ to: '/diary' })
    : linkOptions({
        to: '/diary/$pupilId/$week',
        params: { pupilId: pupil.id, week: thisWeekOf(me, pupil.id) },
      });
}

/** Whether there are journal pages to list, whatever else somebody is; there may be none yet. */
export function hasPages(me: Me): boolean {
  return me.role === 'teacher' || me.role === 'deputyHead' || me.pages.length > 0;
}

/** Whose diaries somebody turns to: a guardian's children, a pupil's own. */
export function pupilsOf(me: Me): readonly Child[] {
  return me.role === 'pupil' ? [me.person] : me.children;
}

/** What the reader calls a pupil: the name that a guardian gave, else the school's. */
export function calledBy({ name, ownName }: Child): string {
  return ownName ?? name;
}

/**
 * The time zone of a school that somebody belongs to, of the first one where none is meant; a reader who belongs to none
 * has the device's.
 */
export function timeZoneOf({ schools }: Pick<Me, 'schools'>, schoolId?: string): string {
  const school = schools.find(({ id }) => id === schoolId) ?? schools[0];
  return school?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Where a child is at school, which may be elsewhere than a brother's or sister's; without one, where the reader is. */
export function timeZoneOfPupil(me: Pick<Me, 'schools' | 'children'>, pupilId?: string): string {
  return me.children.find(({ id }) => id === pupilId)?.timeZone ?? timeZoneOf(me);
}

/** The week that it is there. */
export function thisWeekOf(me: Pick<Me, 'schools' | 'children'>, pupilId?: string): string {
  return weekOf(todayIn(timeZoneOfPupil(me, pupilId)));
}

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
  if (me.role !== 'guardian' && me.role !== 'pupil') return linkOptions({ to: '/announcements' });
  const pupil = pupilsOf(me)[0];
  return pupil === undefined
    ? linkOptions({ to: '/diary' })
    : linkOptions({ to: '/diary/$pupilId/$week', params: { pupilId: pupil.id, week: thisWeekOf(me) } });
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

/** The time zone of the school that somebody belongs to; a reader who belongs to none has the device's. */
export function timeZoneOf(me: Me): string {
  return me.schools[0]?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function thisWeekOf(me: Me): string {
  return weekOf(todayIn(timeZoneOf(me)));
}

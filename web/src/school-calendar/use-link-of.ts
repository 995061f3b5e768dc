import { linkOptions, type LinkOptions } from '@tanstack/react-router';
import { weekOf } from '../diary/week.js';
import { useMe } from '../session/use-me.js';
import type { Me, Role } from '../api/me.js';
import type { CalendarTest } from '../api/school-calendar.js';
import type { Entry } from './entries.js';

const WITH_TIMETABLE: readonly Role[] = ['guardian', 'pupil', 'teacher', 'deputyHead', 'admin'];

/** Where an entry is at home, as far as the reader may go there. */
export function useLinkOf(): (entry: Entry) => LinkOptions | undefined {
  const me = useMe();
  return (entry) => {
    switch (entry.kind) {
      case 'occasions':
        return lessonsOf(me, entry.of.date, undefined);
      case 'tests':
        return linkOfTest(me, entry.of);
      case 'activities': {
        if (me.role === 'auditor') return undefined;
        return linkOptions({ to: '/activities', search: { pupil: entry.of.pupilIds?.[0] } });
      }
      case 'meetings': {
        const { meetingId, mayOpen } = entry.of;
        return mayOpen ? linkOptions({ to: '/meetings/$meetingId', params: { meetingId } }) : undefined;
      }
      case 'consultations':
        return linkOptions({ to: '/consultations', search: {} });
    }
  };
}

/** The diary for families, the page for whoever keeps it, else the week of the class. */
function linkOfTest(
  me: Me,
  { pageId, date, classId, pupilIds: [pupilId] = [] }: CalendarTest,
): LinkOptions | undefined {
  if (me.pages.some((page) => page.pageId === pageId)) {
    return linkOptions({ to: '/journal/$pageId', params: { pageId } });
  }
  if (pupilId !== undefined) {
    return linkOptions({ to: '/diary/$pupilId/$week', params: { pupilId, week: weekOf(date) } });
  }
  if (me.role === 'auditor')
    return linkOptions({ to: '/audit/pages/$pageId', params: { pageId }, search: {} });
  return classId === undefined ? undefined : lessonsOf(me, date, classId);
}

function lessonsOf({ role }: Me, date: string, classId: string | undefined): LinkOptions | undefined {
  if (!WITH_TIMETABLE.includes(role)) return undefined;
  return linkOptions({ to: '/timetable', search: { week: weekOf(date), class: classId } });
}

import type { Role } from '../api/me.js';

const FAMILY: readonly Role[] = ['guardian', 'pupil'];
const LEADERS: readonly Role[] = ['deputyHead', 'admin'];
const SCHOOL_STAFF: readonly Role[] = [...LEADERS, 'teacher', 'healthWorker', 'secretary'];
const STAFF: readonly Role[] = [...SCHOOL_STAFF, 'auditor', 'authority', 'operator'];

/** What the pages stand under in the navigation; those of `main` stand alone. */
export const GROUPS = ['main', 'life', 'oversight', 'administration', 'own'] as const;

export type PageGroup = (typeof GROUPS)[number];

/** Whom a page is for, in the order in which they are offered within their group. */
const PAGES = [
  { to: '/health/pupils', name: 'health', group: 'main', roles: ['healthWorker'] },
  { to: '/office', name: 'office', group: 'main', roles: ['secretary'] },
  { to: '/authority/schools', name: 'authority', group: 'main', roles: ['authority'] },
  { to: '/authority/consumers', name: 'consumers', group: 'main', roles: ['operator'] },
  { to: '/admin/failures', name: 'failures', group: 'main', roles: ['operator'] },
  { to: '/timetable', name: 'timetable', group: 'main', roles: [...FAMILY, 'teacher', ...LEADERS] },
  { to: '/messages', name: 'messages', group: 'main', roles: [...FAMILY, 'teacher', ...LEADERS] },
  { to: '/reports', name: 'reports', group: 'main', roles: ['teacher', ...LEADERS] },
  { to: '/school-calendar', name: 'calendar', group: 'life', roles: [...FAMILY, ...SCHOOL_STAFF, 'auditor'] },
  { to: '/announcements', name: 'announcements', group: 'life', roles: [...FAMILY, ...STAFF] },
  { to: '/blogs', name: 'blogs', group: 'life', roles: [...FAMILY, ...SCHOOL_STAFF, 'auditor'] },
  { to: '/activities', name: 'activities', group: 'life', roles: [...FAMILY, ...SCHOOL_STAFF] },
  { to: '/consultations', name: 'consultations', group: 'life', roles: ['guardian', 'teacher', ...LEADERS] },
  { to: '/meetings', name: 'meetings', group: 'life', roles: ['guardian', 'teacher', ...LEADERS] },
  { to: '/meetings/school', name: 'meetings', group: 'life', roles: ['secretary', 'auditor'] },
  { to: '/audit/history', name: 'history', group: 'oversight', roles: ['auditor', ...LEADERS] },
  { to: '/late-corrections', name: 'lateRequests', group: 'oversight', roles: ['deputyHead'] },
  { to: '/audit/alerts', name: 'alerts', group: 'oversight', roles: ['auditor', ...LEADERS] },
  { to: '/admin/set-up', name: 'administration', group: 'administration', roles: ['admin'] },
  { to: '/admin/notices', name: 'ledger', group: 'administration', roles: ['admin'] },
  { to: '/outbox', name: 'outbox', group: 'administration', roles: ['admin'] },
  { to: '/notices', name: 'notices', group: 'own', roles: [...FAMILY, ...STAFF] },
  { to: '/security', name: 'security', group: 'own', roles: [...FAMILY, ...STAFF] },
  { to: '/help', name: 'help', group: 'own', roles: [...FAMILY, ...STAFF] },
] as const satisfies readonly { to: string; name: string; group: PageGroup; roles: readonly Role[] }[];

/** The pages of a group that are for a role. */
export const pagesOf = (role: Role, group: PageGroup) =>
  PAGES.filter((page) => page.group === group && (page.roles as readonly Role[]).includes(role));

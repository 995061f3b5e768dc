import type { AnnouncementEntry } from '../api/announcements.js';
import { useMe } from '../session/use-me.js';
import { useAnnouncementTexts } from './texts/announcement-texts.js';

/** Says whom an announcement is for. */
export function useAudience(): (
  entry: Pick<AnnouncementEntry, 'audience' | 'className' | 'schoolId'>,
) => string {
  const { t } = useAnnouncementTexts();
  const { schools } = useMe();
  return ({ audience: { to, roles = [] }, className, schoolId }) => {
    if (to === 'class') return className ?? '—';
    if (to === 'roles') return roles.map((role) => t(`audience.role.${role}`)).join(', ');
    const school = schools.find(({ id }) => id === schoolId)?.name;
    return schools.length > 1 && school !== undefined
      ? t('audience.schoolNamed', { school })
      : t('audience.school');
  };
}

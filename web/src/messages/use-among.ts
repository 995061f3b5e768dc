import type { Among } from '../api/messages.js';
import { useMessageTexts } from './texts/message-texts.js';

/** Says who writes in a thread. */
export function useAmong(): (among: Among) => string {
  const { t } = useMessageTexts();
  return ({ kind, teacher, guardian, guardians = [], pupil, class: group, school, jointGroup }) =>
    kind === 'personal'
      ? t('among.personal', {
          teacher: teacher?.name ?? '—',
          guardian: guardian?.name ?? '—',
          pupil: pupil?.name ?? '—',
        })
      : t(`among.${kind}`, {
          title: (jointGroup ?? school ?? group)?.title ?? '—',
          names: guardians.map(({ name }) => name).join(', '),
        });
}

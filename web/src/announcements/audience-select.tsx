import { NativeSelect } from '@mantine/core';
import type { AudienceChoice } from './audiences.js';
import { useAnnouncementTexts } from './texts/announcement-texts.js';

interface AudienceSelectProps {
  readonly choices: readonly AudienceChoice[];
  readonly chosen: number;
  readonly onChange: (chosen: number) => void;
}

/** For whom something is announced. */
export function AudienceSelect({ choices, chosen, onChange }: AudienceSelectProps) {
  const { t } = useAnnouncementTexts();
  const labelled = choices.map((choice, index) => ({ to: choice.to, value: index.toString(), choice }));
  const items = (...of: readonly AudienceChoice['to'][]) =>
    labelled
      .filter(({ to }) => of.includes(to))
      .map(({ value, choice }) => ({ value, label: labelOf(choice) }));
  const labelOf = (choice: AudienceChoice): string => {
    if ('classId' in choice) return choice.title;
    return choice.to === 'roles'
      ? t('form.roles', { school: choice.school })
      : t('audience.schoolNamed', { school: choice.school });
  };
  const group = (label: string, found: { value: string; label: string }[]) =>
    found.length === 0 ? [] : [{ group: label, items: found }];
  return (
    <NativeSelect
      label={t('form.audience')}
      value={chosen.toString()}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      data={[
        ...items('school', 'roles'),
        ...group(t('form.classes'), items('class')),
        ...group(t('form.groups'), items('group')),
      ]}
    />
  );
}

import { NativeSelect } from '@mantine/core';
import type { Person } from '../api/diary.js';
import { useNextYearTexts } from './texts/next-year-texts.js';

interface TeacherSelectProps {
  readonly label: string;
  /** Who has the class or group as it is proposed. */
  readonly proposed: readonly Person[];
  readonly teachers: readonly Person[];
  /** None for whoever is proposed. */
  readonly value: string;
  readonly onChoose: (teacherId: string) => void;
}

export function TeacherSelect({ label, proposed, teachers, value, onChoose }: TeacherSelectProps) {
  const { t } = useNextYearTexts();
  const names = proposed.map(({ name }) => name).join(', ');
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      data={[
        { value: '', label: names || t('nobody') },
        ...teachers.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  );
}

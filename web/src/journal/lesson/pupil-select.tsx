import { NativeSelect } from '@mantine/core';
import type { JournalPage, PageLesson } from '../../api/journal-page.js';
import { useGridTexts } from '../texts/grid-texts.js';

interface PupilSelectProps {
  readonly page: Pick<JournalPage, 'pupils'>;
  readonly lesson: Pick<PageLesson, 'date'>;
  readonly value: string;
  readonly onChange: (pupilId: string) => void;
}

/** One of those who stand on the page on the day of a lesson. */
export function PupilSelect({ page: { pupils }, lesson: { date }, value, onChange }: PupilSelectProps) {
  const { t } = useGridTexts();
  const there = pupils.filter(({ from, to = date }) => from <= date && date <= to);
  return (
    <NativeSelect
      label={t('writing.pupil')}
      value={value}
      data={[
        { value: '', label: t('writing.choose') },
        ...there.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      required
      withAsterisk={false}
    />
  );
}

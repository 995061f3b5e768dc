import { TextInput } from '@mantine/core';
import { useGridTexts } from '../texts/grid-texts.js';

/** As it is typed. */
export interface TypedPlace {
  readonly date: string;
  readonly number: string;
}

interface PlaceFieldsProps {
  readonly place: TypedPlace;
  readonly from: string;
  readonly to: string;
  readonly onChange: (place: TypedPlace) => void;
}

/** The day and the lesson in it. */
export function PlaceFields({ place, from, to, onChange }: PlaceFieldsProps) {
  const { t } = useGridTexts();
  return (
    <>
      <TextInput
        type="date"
        label={t('lesson.date')}
        value={place.date}
        min={from}
        max={to}
        onChange={({ currentTarget }) => onChange({ ...place, date: currentTarget.value })}
        required
        withAsterisk={false}
      />
      <TextInput
        type="number"
        label={t('lesson.number')}
        value={place.number}
        min={1}
        max={20}
        onChange={({ currentTarget }) => onChange({ ...place, number: currentTarget.value })}
        required
        withAsterisk={false}
      />
    </>
  );
}

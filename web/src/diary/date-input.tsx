import { isDate } from './week.js';

/** What a field for dates takes. */
export const dateField = { type: 'date', min: '1970-01-01', max: '9998-12-31' } as const;

interface DateInputProps {
  /** Where it starts. */
  readonly day: string;
  readonly onChange: (day: string) => void;
}

/** A date, told of once it is whole. */
export function DateInput({ day, onChange }: DateInputProps) {
  return (
    <input
      {...dateField}
      defaultValue={day}
      onChange={({ currentTarget }) => {
        const date = currentTarget.value;
        // While a year is being typed the date is short of it.
        if (isDate(date) && currentTarget.validity.valid) onChange(date);
      }}
    />
  );
}

import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../administration/administration.module.css';
import { dateField } from '../diary/date-input.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

/** A year or term by what it is called, its first day and its last one. */
export interface Span {
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

interface SpanFieldsProps {
  readonly legend: string;
  readonly span: Span;
  /** Why a field was refused, where one was. */
  readonly wrong: { readonly [Field in keyof Span]: string | false };
  readonly onWrite: (span: Partial<Span>) => void;
  readonly children?: ReactNode;
}

export function SpanFields({ legend, span, wrong, onWrite, children }: SpanFieldsProps) {
  const { t } = useSettingsTexts();
  return (
    <fieldset className={classes['span']}>
      <legend>{legend}</legend>
      <div className={classes['fields']}>
        <TextInput
          label={t('year.called')}
          value={span.title}
          maxLength={100}
          error={wrong.title}
          onChange={({ currentTarget }) => onWrite({ title: currentTarget.value })}
          required
          withAsterisk={false}
        />
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            {...dateField}
            label={t(`year.${end}`)}
            value={span[end]}
            error={wrong[end]}
            onChange={({ currentTarget }) => onWrite({ [end]: currentTarget.value })}
            required
            withAsterisk={false}
          />
        ))}
      </div>
      {children}
    </fieldset>
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from '../administration/administration.module.css';
import { changed, isRefused, SettingForm, useSaving } from './setting-form.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

interface NumbersFormProps<Name extends string> {
  readonly title: string;
  readonly lead: string;
  /** As the server calls them, and within what they lie. */
  readonly fields: readonly {
    readonly name: Name;
    readonly label: string;
    readonly least: number;
    readonly most: number;
  }[];
  readonly now: Readonly<Record<Name, number>>;
  readonly save: (numbers: Readonly<Record<Name, number>>) => Promise<unknown>;
}

/** A setting that is nothing but whole numbers. */
export function NumbersForm<Name extends string>({ title, lead, fields, now, save }: NumbersFormProps<Name>) {
  const { t } = useSettingsTexts();
  const [written, setWritten] = useState<Partial<Record<Name, string>>>({});
  const shown = (name: Name) => written[name] ?? now[name].toString();
  const saving = useSaving(save);
  return (
    <SettingForm
      title={title}
      lead={lead}
      changes={changed(
        fields.map(({ name, label }) => ({ what: label, now: now[name].toString(), then: shown(name) })),
      )}
      saving={saving}
      onSubmit={() => {
        const numbers = Object.fromEntries(fields.map(({ name }) => [name, Number(shown(name))]));
        saving.mutate(numbers as Record<Name, number>, { onSuccess: () => setWritten({}) });
      }}
    >
      <div className={classes['fields']}>
        {fields.map(({ name, label, least, most }) => (
          <TextInput
            key={name}
            type="number"
            label={label}
            value={shown(name)}
            min={least}
            max={most}
            error={isRefused(saving.error, name) && t('wholeNumber', { least, most })}
            onChange={({ currentTarget }) => {
              saving.reset();
              setWritten({ ...written, [name]: currentTarget.value });
            }}
            required
            withAsterisk={false}
          />
        ))}
      </div>
    </SettingForm>
  );
}

import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from '../administration/administration.module.css';
import { setRatings, type Ratings } from '../api/school-settings.js';
import { changed, isRefused, SettingForm, useSaving } from './setting-form.js';
import type { SettingProps } from './settings-page.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

const MOST = 100;
const LEAST = ['inSubject', 'overall'] as const;

/** Whether the school ranks its pupils, and with how many grades. */
export function RatingsForm({ schoolId, settings: { ratings } }: SettingProps) {
  const { t } = useSettingsTexts();
  const [written, setWritten] = useState<Partial<Record<'inSubject' | 'overall', string>>>({});
  const [switched, setSwitched] = useState<boolean>();
  const on = switched ?? ratings.on;
  const shown = {
    inSubject: ratings.least.inSubject.toString(),
    overall: ratings.least.overall.toString(),
    ...written,
  };
  const saving = useSaving((wanted: Ratings) => setRatings(schoolId, wanted));
  const told = (isOn: boolean) => t(isOn ? 'ratings.on' : 'ratings.off');
  return (
    <SettingForm
      title={t('ratings.title')}
      lead={t('ratings.lead')}
      changes={changed([
        { what: t('ratings.ranked'), now: told(ratings.on), then: told(on) },
        ...LEAST.map((name) => ({
          ...{ what: t(`ratings.${name}`), now: ratings.least[name].toString(), then: shown[name] },
        })),
      ])}
      saving={saving}
      onSubmit={() => {
        const least = { inSubject: Number(shown.inSubject), overall: Number(shown.overall) };
        const onSuccess = () => {
          setWritten({});
          setSwitched(undefined);
        };
        saving.mutate({ on, least }, { onSuccess });
      }}
    >
      <p>{t('now', { value: told(ratings.on) })}</p>
      <Checkbox
        label={t('ratings.ranked')}
        checked={on}
        onChange={({ currentTarget }) => {
          saving.reset();
          setSwitched(currentTarget.checked);
        }}
      />
      <div className={classes['fields']}>
        {LEAST.map((name) => (
          <TextInput
            key={name}
            type="number"
            label={t(`ratings.${name}`)}
            value={shown[name]}
            min={1}
            max={MOST}
            error={isRefused(saving.error, `least.${name}`) && t('wholeNumber', { least: 1, most: MOST })}
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

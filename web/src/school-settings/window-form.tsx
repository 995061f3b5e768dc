import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { setEditWindow } from '../api/school-settings.js';
import { changed, isRefused, SettingForm, useSaving } from './setting-form.js';
import type { SettingProps } from './settings-page.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

/** In days. */
const LONGEST = 365;

/** How long a teacher writes about a lesson. */
export function WindowForm({ schoolId, settings: { editWindowDays } }: SettingProps) {
  const { t } = useSettingsTexts();
  const [written, setWritten] = useState<string>();
  const shown = written ?? editWindowDays.toString();
  const saving = useSaving((days: number) => setEditWindow(schoolId, days));
  const days = (count: number) => t('window.count', { count });
  return (
    <SettingForm
      title={t('window.title')}
      lead={t('window.lead')}
      changes={changed([{ what: t('window.days'), now: days(editWindowDays), then: days(Number(shown)) }])}
      saving={saving}
      onSubmit={() => saving.mutate(Number(shown), { onSuccess: () => setWritten(undefined) })}
    >
      <TextInput
        type="number"
        label={t('window.days')}
        description={t('now', { value: days(editWindowDays) })}
        value={shown}
        min={1}
        max={LONGEST}
        error={isRefused(saving.error, 'days') && t('wholeNumber', { least: 1, most: LONGEST })}
        onChange={({ currentTarget }) => {
          saving.reset();
          setWritten(currentTarget.value);
        }}
        required
        withAsterisk={false}
      />
    </SettingForm>
  );
}

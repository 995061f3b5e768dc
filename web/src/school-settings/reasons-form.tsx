import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from '../administration/administration.module.css';
import { delistReason, listReason } from '../api/school-settings.js';
import { newUuid } from '../api/uuid.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import { isRefused, SettingForm, useSaving } from './setting-form.js';
import type { SettingProps } from './settings-page.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

/** For what grades may be corrected and annulled. */
export function ReasonsForm({ schoolId, settings: { reasons } }: SettingProps) {
  const { t } = useSettingsTexts();
  const [title, setTitle] = useState('');
  const listing = useSaving((text: string) => listReason(schoolId, newUuid(), text));
  const delisting = useSaving((code: string) => delistReason(schoolId, code));
  const listed = Object.entries(reasons).sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <>
      <section className={`${frame['sheet']} ${classes['form']}`}>
        <h2>{t('reasons.now')}</h2>
        {listed.length === 0 ? (
          <p>{t('reasons.none')}</p>
        ) : (
          <ul role="list" className={classes['proposals']} data-testid="reasons">
            {listed.map(([code, text]) => (
              <li key={code}>
                <p>{text}</p>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('reasons.delistOf', { title: text })}
                  loading={delisting.isPending && delisting.variables === code}
                  onClick={() => delisting.mutate(code)}
                >
                  {t('reasons.delist')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Refusal error={delisting.error} />
      </section>
      <SettingForm
        title={t('reasons.title')}
        lead={t('reasons.lead')}
        changes={title.trim() === '' ? [] : [{ what: title.trim(), now: t('notThere'), then: t('listed') }]}
        saving={listing}
        onSubmit={() => listing.mutate(title.trim(), { onSuccess: () => setTitle('') })}
      >
        <TextInput
          label={t('reasons.new')}
          value={title}
          maxLength={200}
          error={isRefused(listing.error, 'title') && t('someText')}
          onChange={({ currentTarget }) => {
            listing.reset();
            setTitle(currentTarget.value);
          }}
          required
          withAsterisk={false}
        />
      </SettingForm>
    </>
  );
}

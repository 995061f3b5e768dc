import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { extendEditWindow, type LateCorrections } from '../../api/late-corrections.js';
import { useDates } from '../../i18n/dates.js';
import { RulingForm } from './ruling-form.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';

/** Lets the teachers of a page write about all of it up to a day: for administrators. */
export function WindowForm({ page }: { readonly page: LateCorrections }) {
  const { t } = useLateCorrectionsTexts();
  const dates = useDates();
  const [until, setUntil] = useState('');
  return (
    <RulingForm
      pageId={page.pageId}
      name="window"
      title={t('extend')}
      lead={t('extendLead')}
      submit={t('extendIt')}
      ruling={{ until }}
      carryOut={(extension) => extendEditWindow(page.pageId, extension)}
      doneWith={(extended) => t('extendDone', { day: dates.short(extended.until) })}
      onDone={() => setUntil('')}
    >
      <TextInput
        type="date"
        label={t('until')}
        value={until}
        onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        required
        withAsterisk={false}
      />
    </RulingForm>
  );
}

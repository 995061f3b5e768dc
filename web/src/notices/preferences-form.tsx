import { Alert, Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { choosePreferences, noticesQuery, type Notices } from '../api/notices.js';
import { languageOf, languages } from '../i18n/i18n.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { draftOf, kindsFor, preferencesOf, type Draft } from './draft.js';
import { KindsTable } from './kinds-table.js';
import classes from './notices-page.module.css';
import { QuietHoursFields } from './quiet-hours-fields.js';
import { RefusedFields, useFaults } from './refused-fields.js';
import { useNoticeTexts } from './texts/notice-texts.js';

/** Everything about one's notices that is for choosing; it holds from when it is saved. */
export function PreferencesForm({ notices }: { readonly notices: Notices }) {
  const { t } = useNoticeTexts();
  const me = useMe();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(notices, timeZoneOf(me)));
  const saving = useMutation({
    mutationFn: (chosen: Draft) => choosePreferences(preferencesOf(chosen, notices)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
  const faults = useFaults(saving.error);
  return (
    <form
      className={classes['sections']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(draft);
      }}
    >
      <section className={frame['sheet']}>
        <h2 className={classes['heading']}>{t('notices:choosing.kinds')}</h2>
        <p className={frame['muted']}>{t('notices:choosing.kindsLead')}</p>
        <KindsTable kinds={kindsFor(me, notices)} rules={notices.kinds} draft={draft} onChange={setDraft} />
      </section>
      <section className={frame['sheet']}>
        <h2 className={classes['heading']}>{t('notices:choosing.quiet')}</h2>
        <QuietHoursFields draft={draft} faults={faults} onChange={setDraft} />
      </section>
      <section className={frame['sheet']}>
        <NativeSelect
          className={classes['language']}
          label={t('notices:choosing.language')}
          data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          value={draft.language}
          onChange={({ currentTarget }) =>
            setDraft({ ...draft, language: languageOf(currentTarget.value) ?? draft.language })
          }
        />
      </section>
      <div className={classes['save']}>
        <Button type="submit" loading={saving.isPending}>
          {t('notices:choosing.save')}
        </Button>
        <p role="status">{saving.isSuccess && saving.variables === draft && t('notices:choosing.saved')}</p>
      </div>
      {saving.isError && (
        <Alert color="red" role="alert" data-testid="not-saved">
          <RefusedFields error={saving.error} faults={faults} />
        </Alert>
      )}
    </form>
  );
}

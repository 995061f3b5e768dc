import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { noticeStates, type LedgerSearch } from '../api/ledger.js';
import { noticeKinds } from '../api/notices.js';
import classes from './search-form.module.css';
import { channels, ledgerSearchIn } from './search.js';
import { useLedgerTexts } from './texts/ledger-texts.js';

/** Says which notices are shown; the address has it, so that it can be sent to somebody else. */
export function SearchForm({ search }: { readonly search: LedgerSearch }) {
  const { t } = useLedgerTexts();
  const navigate = useNavigate();
  const all = { value: '', label: t('ledger:all') };
  return (
    <form
      role="search"
      aria-label={t('ledger:search')}
      className={classes['search']}
      onSubmit={(event) => {
        event.preventDefault();
        const fields = Object.fromEntries(new FormData(event.currentTarget));
        void navigate({ to: '/admin/notices', search: ledgerSearchIn(fields), resetScroll: false });
      }}
    >
      <NativeSelect
        name="state"
        label={t('ledger:stateHead')}
        defaultValue={search.state ?? ''}
        data={[all, ...noticeStates.map((value) => ({ value, label: t(`ledger:state.${value}`) }))]}
      />
      <NativeSelect
        name="kind"
        label={t('ledger:kind')}
        defaultValue={search.kind ?? ''}
        data={[all, ...noticeKinds.map((value) => ({ value, label: t(`notice.kind.${value}`) }))]}
      />
      <NativeSelect
        name="channel"
        label={t('ledger:channel')}
        defaultValue={search.channel ?? ''}
        data={[all, ...channels.map((value) => ({ value, label: t(`notice.channel.${value}`) }))]}
      />
      <TextInput type="date" name="from" label={t('ledger:from')} defaultValue={search.from ?? ''} />
      <TextInput type="date" name="to" label={t('ledger:to')} defaultValue={search.to ?? ''} />
      <TextInput
        name="recipient"
        label={t('ledger:recipientId')}
        defaultValue={search.recipient ?? ''}
        spellCheck={false}
      />
      <TextInput
        name="pupil"
        label={t('ledger:pupilId')}
        defaultValue={search.pupil ?? ''}
        spellCheck={false}
      />
      <div className={classes['buttons']}>
        <Button type="submit">{t('ledger:find')}</Button>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/admin/notices" resetScroll={false} {...props} />}
        >
          {t('ledger:clear')}
        </Button>
      </div>
    </form>
  );
}

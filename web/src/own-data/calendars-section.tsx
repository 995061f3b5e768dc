import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { calendarsQuery, endCalendar, makeCalendar, type OwnCalendar } from '../api/own-data.js';
import { useKey } from '../api/use-key.js';
import { useDates } from '../i18n/dates.js';
import classes from '../security/security-page.module.css';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import { useOwnDataTexts } from './texts/own-data-texts.js';

/** Addresses by which other calendars show what is in the journal; absent for whoever has none there. */
export function CalendarsSection() {
  const { t } = useOwnDataTexts();
  const calendars = useQuery(calendarsQuery);
  if (calendars.data?.calendars.length === 0) return null;
  return (
    <section className={frame['sheet']} data-testid="calendars">
      <h2 className={classes['heading']}>{t('calendars.title')}</h2>
      <p className={frame['muted']}>{t('calendars.lead')}</p>
      <Answer query={calendars} skeleton={<Skeleton height={120} />}>
        {(told) => told.calendars.map((calendar) => <Calendar key={calendar.personId} calendar={calendar} />)}
      </Answer>
    </section>
  );
}

function Calendar({ calendar }: { readonly calendar: OwnCalendar }) {
  const { t } = useOwnDataTexts();
  const heading = useId();
  const queryClient = useQueryClient();
  const once = useKey();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: calendarsQuery.queryKey });
  const making = useMutation({
    mutationFn: () => makeCalendar(calendar, once.key),
    onSuccess: once.renew,
    onError: once.onError,
    onSettled,
  });
  const what = t(`calendars.${calendar.of}`, { name: calendar.name });
  return (
    <div role="group" aria-labelledby={heading}>
      <h3 id={heading} className={classes['heading']}>
        {what}
      </h3>
      {calendar.issued.length === 0 ? (
        <p>{t('calendars.none')}</p>
      ) : (
        <ul role="list" className={classes['list']}>
          {calendar.issued.map(({ calendarId, issuedAt }) => (
            <Address key={calendarId} calendarId={calendarId} issuedAt={issuedAt} what={what} />
          ))}
        </ul>
      )}
      {making.data !== undefined && <NewAddress key={making.data} address={making.data} />}
      <Refusal error={making.error} />
      <p>
        <Button
          variant="default"
          size="xs"
          aria-label={t('calendars.makeFor', { what })}
          loading={making.isPending}
          onClick={() => making.mutate()}
        >
          {t('calendars.make')}
        </Button>
      </p>
    </div>
  );
}

interface AddressProps {
  readonly calendarId: string;
  readonly issuedAt: string;
  /** Whose calendar is there. */
  readonly what: string;
}

/** One that was made before: what it is nobody can tell any more. */
function Address({ calendarId, issuedAt, what }: AddressProps) {
  const { t } = useOwnDataTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const queryClient = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endCalendar(calendarId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: calendarsQuery.queryKey }),
  });
  const at = dates.dayAndTime(issuedAt, timeZone);
  return (
    <li>
      <span className={classes['about']}>{t('calendars.since', { at })}</span>
      <Button
        variant="default"
        size="xs"
        aria-label={t('calendars.endOf', { what, at })}
        loading={ending.isPending}
        onClick={() => ending.mutate()}
      >
        {t('calendars.end')}
      </Button>
      <Refusal error={ending.error} />
    </li>
  );
}

function NewAddress({ address }: { readonly address: string }) {
  const { t } = useOwnDataTexts();
  const [copied, setCopied] = useState<'copied' | 'notCopied'>();
  const copy = async () => {
    try {
      // There is no clipboard where the page came without encryption.
      await navigator.clipboard.writeText(address);
      setCopied('copied');
    } catch {
      setCopied('notCopied');
    }
  };
  return (
    <div className={classes['form']} data-testid="new-address">
      <TextInput
        label={t('calendars.address')}
        description={t('calendars.addressLead')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
        readOnly
      />
      <div>
        <Button size="xs" onClick={() => void copy()}>
          {t('calendars.copy')}
        </Button>
      </div>
      <p role="status">{copied && t(`calendars.${copied}`)}</p>
    </div>
  );
}

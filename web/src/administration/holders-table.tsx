import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { officesQuery, takeOffice, type Office, type OfficeHolder } from '../api/offices.js';
import { useState } from 'react';
import { useDates } from '../i18n/dates.js';
import { ReportTable } from '../reports/report-table.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import { useMe } from '../session/use-me.js';
import { Dialog } from '../shell/dialog.js';
import dialog from '../shell/dialog.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

interface HoldersTableProps {
  readonly schoolId: string;
  readonly holders: readonly OfficeHolder[];
}

/** Who holds which offices, each of which may be taken from anybody but oneself. */
export function HoldersTable({ schoolId, holders }: HoldersTableProps) {
  const { t } = useAdministrationTexts();
  const { person: own } = useMe();
  return (
    <ReportTable
      label={t('offices.holders')}
      testId="holders"
      columns={[t('offices.name'), t('offices.offices')]}
      rows={holders.map((holder) => ({
        id: holder.accountId,
        cells: [
          holder.person.name,
          <ul role="list" className={classes['offices']} key="offices">
            {holder.offices.map((office) => (
              <li key={office.role}>
                <HeldText office={office} />
                {holder.person.id !== own.id && office.role !== 'operator' && (
                  <Taking schoolId={schoolId} holder={holder} role={office.role} />
                )}
              </li>
            ))}
          </ul>,
        ],
      }))}
    />
  );
}

function HeldText({ office: { role, until } }: { readonly office: OfficeHolder['offices'][number] }) {
  const { t } = useAdministrationTexts();
  const dates = useDates();
  return (
    <span>
      {t(`offices.office.${role}`)}{' '}
      {until !== undefined && (
        <span className={classes['small']}>{t('offices.until', { date: dates.short(until) })}</span>
      )}
    </span>
  );
}

interface TakingProps {
  readonly schoolId: string;
  readonly holder: OfficeHolder;
  readonly role: Office;
}

function Taking({ schoolId, holder: { accountId, person }, role }: TakingProps) {
  const { t } = useAdministrationTexts();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const taking = useConfirmedMutation({
    mutationFn: () => takeOffice(schoolId, accountId, role),
    onSuccess: () => setAsking(false),
    onSettled: () => queryClient.invalidateQueries({ queryKey: officesQuery(schoolId).queryKey }),
  });
  const title = t('offices.takeOf', { name: person.name, office: t(`offices.office.${role}`) });
  return (
    <>
      <Button variant="default" size="compact-xs" aria-label={title} onClick={() => setAsking(true)}>
        {t('offices.take')}
      </Button>
      {isAsking && (
        <Dialog title={title} onCancel={() => setAsking(false)}>
          <p>{t('offices.takeLead')}</p>
          <Refusal error={taking.error} />
          <div className={dialog['buttons']}>
            <Button loading={taking.isPending} onClick={() => taking.mutate()}>
              {t('offices.takeIt')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('offices.leaveIt')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

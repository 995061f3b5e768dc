import { Button } from '@mantine/core';
import { fetchSlips, type IssuedSignIns, type Issuing, type Slip } from '../api/sign-ins.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { ReportTable } from '../reports/report-table.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import { keepAs } from '../shell/keep-as.js';
import { SignInRefusal } from './sign-in-refusal.js';
import classes from './sign-ins.module.css';
import { useSignInsTexts } from './texts/sign-ins-texts.js';

interface SlipsIssuedProps {
  readonly of: { readonly id: string; readonly title: string };
  readonly timeZone: string;
  readonly issuing: Issuing;
  /** Under which the same slips are printed. */
  readonly issuedUnder: string;
  readonly told: IssuedSignIns;
}

/** The slips stand above the form by which they were issued. */
const comeTo = (heading: HTMLElement | null) => heading?.focus();

/** What was just issued: on the page this once, and on paper. */
export function SlipsIssued({
  of: { id: classId, title },
  timeZone,
  issuing,
  issuedUnder,
  told: { slips, without },
}: SlipsIssuedProps) {
  const { t } = useSignInsTexts();
  const dates = useDates();
  const file = `${t('file', { name: title })}.pdf`;
  const printing = useConfirmedMutation({
    mutationFn: () => fetchSlips(classId, issuing, issuedUnder),
    onSuccess: (content) => keepAs(file, content),
  });
  const whoIs = ({ name, as, children }: Pick<Slip, 'name' | 'as' | 'children'>) =>
    as === 'pupil' ? name : `${name}, ${t('guardianOf', { names: children.join(', ') })}`;
  return (
    <section className={report['sheet']} data-testid="issued">
      <h2 tabIndex={-1} ref={comeTo}>
        {t('slips')}
      </h2>
      <p role="status">{t('issued', { count: slips.length })}</p>
      {slips.length > 0 && (
        <>
          <p className={report['lead']}>{t('once')}</p>
          <Button loading={printing.isPending} onClick={() => printing.mutate()}>
            {t('print')}
          </Button>
          <div role="status">{printing.isSuccess && t('kept', { file })}</div>
          <SignInRefusal error={printing.error} />
          <ReportTable
            label={t('slips')}
            testId="slips"
            columns={[t('who'), t('name'), t('code'), t('until')]}
            rows={slips.map((slip) => ({
              id: slip.personId,
              cells: [
                whoIs(slip),
                slip.signInName ?? t('nameFromSchool'),
                <code key="code">{slip.code}</code>,
                dates.day(slip.until, timeZone),
              ],
            }))}
          />
        </>
      )}
      {without.length > 0 && (
        <>
          <h3 className={classes['heading']}>{t('without')}</h3>
          <ul data-testid="without">
            {without.map(({ why, ...person }) => (
              <li key={person.personId}>
                {whoIs(person)}: {t(`why.${why}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { remarksQuery, type Remarks } from '../api/portfolio.js';
import { useYears } from '../api/pupil-reports.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { Answer } from '../shell/answer.js';
import items from '../shell/items.module.css';
import classes from './portfolio.module.css';
import { RemarksChart } from './remarks-chart.js';
import { usePortfolioTexts } from './texts/portfolio-texts.js';

interface RemarksSectionProps {
  readonly pupilId: string;
  /** The academic year; all of them without. */
  readonly year: string | undefined;
  readonly onChoose: (year: string | undefined) => void;
}

/** What was said of a pupil in lessons, over a year or all of them. */
export function RemarksSection({ pupilId, year, onChoose }: RemarksSectionProps) {
  const { t } = usePortfolioTexts();
  const years = useYears(pupilId);
  const remarks = useQuery(remarksQuery(pupilId, year));
  return (
    <section className={report['sheet']}>
      <h2>{t('remarks.title')}</h2>
      <NativeSelect
        label={t('remarks.year')}
        value={year ?? ''}
        data={[
          { value: '', label: t('remarks.all') },
          ...(years.data?.years ?? []).toReversed().map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}
        maw="16rem"
        mb="md"
      />
      <Answer query={remarks} skeleton={<Skeleton height={240} />}>
        {(told) =>
          told.remarks.length === 0 ? (
            <p data-testid="no-remarks">{t('remarks.none')}</p>
          ) : (
            <>
              <RemarksChart remarks={told} />
              <RemarksList remarks={told.remarks} />
            </>
          )
        }
      </Answer>
    </section>
  );
}

function RemarksList({ remarks }: Pick<Remarks, 'remarks'>) {
  const { t } = usePortfolioTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  return (
    <details className={classes['begin']}>
      <summary>{t('remarks.list')}</summary>
      <ul role="list" className={items['list']}>
        {remarks.map(({ remarkId, date, subject, kind, text, visibleTo, author }) => (
          <li key={remarkId} className={items['item']}>
            <div className={classes['text']}>{text}</div>
            <p className={items['aside']}>
              {common(`remark.${kind}`)} · {subject.title},{' '}
              <time dateTime={date}>{dates.range(date, date)}</time> · {author.name}
              {visibleTo === 'guardian' && ` · ${t('remarks.guardianOnly')}`}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

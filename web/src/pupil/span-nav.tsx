import { ActionIcon } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Span, Years } from '../api/pupil-reports.js';
import { useDates } from '../i18n/dates.js';
import { Icon } from '../shell/icon.js';
import { daysOf, kindOf, periodOf, searchOf, shiftSpan, spanKinds, spanOfKind } from './span.js';
import { longestDays, type ReportSearch } from './report-search.js';
import { DayField, RangeFields } from './span-fields.js';
import classes from './span-nav.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

interface SpanNavProps {
  /** The page that it stands on. */
  readonly to: '/diary/$pupilId/grades' | '/diary/$pupilId/attendance';
  readonly pupilId: string;
  readonly span: Span;
  readonly years: Years;
}

/** How much time a report is on, and which: everything is a link, so that each has an address. */
export function SpanNav({ to, pupilId, span, years: { years, date } }: SpanNavProps) {
  const { t } = useTranslation();
  const { t: tp } = usePupilTexts();
  const dates = useDates();
  const navigate = useNavigate();
  const kind = kindOf(span);
  const days = daysOf(span, years);
  const period = periodOf(span, years);
  const link = (other: Span) =>
    ({
      to,
      params: { pupilId },
      search: (before: ReportSearch) => ({ ...before, ...searchOf(other) }),
    }) as const;
  const go = (other: Span) => void navigate({ ...link(other), replace: true });
  // Turning from a term to its weeks leads to the one of today, where that lies in it.
  const within = !days || (days.from <= date && date <= days.to) ? date : days.to;
  const [previous, next] = [shiftSpan(span, -1, years), shiftSpan(span, 1, years)];
  const range = days && dates.range(days.from, days.to);
  return (
    <nav aria-label={tp('span.label')} className={classes['span']}>
      <ul role="list" aria-label={tp('span.kinds')} className={classes['kinds']}>
        {spanKinds.map((each) => {
          const other = each === kind ? span : spanOfKind(each, within, years);
          return (
            other && (
              <li key={each}>
                <Link {...link(other)} aria-current={each === kind ? 'true' : undefined}>
                  {tp(`span.kind.${each}`)}
                </Link>
              </li>
            )
          );
        })}
      </ul>
      <div className={classes['which']}>
        {previous && (
          <ActionIcon
            renderRoot={(props) => <Link {...link(previous)} {...props} />}
            variant="default"
            size={36}
            aria-label={tp('span.previous')}
          >
            <Icon name="previous" />
          </ActionIcon>
        )}
        <p role="status" className={classes['range']} data-testid="span-title">
          {period === undefined ? range : tp('span.period', { title: period.title, range: range ?? '' })}
        </p>
        {next && (
          <ActionIcon
            renderRoot={(props) => <Link {...link(next)} {...props} />}
            variant="default"
            size={36}
            aria-label={tp('span.next')}
          >
            <Icon name="next" />
          </ActionIcon>
        )}
        <ActionIcon variant="default" size={36} aria-label={t('diary.print')} onClick={() => window.print()}>
          <Icon name="print" />
        </ActionIcon>
      </div>
      {kind === 'range' && days && <RangeFields days={days} longest={longestDays} onChange={go} />}
      {(kind === 'day' || kind === 'week' || kind === 'month') && days && (
        <DayField
          key={days.from}
          day={days.from}
          onChange={(day) => go(spanOfKind(kind, day, years) ?? span)}
        />
      )}
    </nav>
  );
}

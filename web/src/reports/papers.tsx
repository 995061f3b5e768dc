import type { ReactNode } from 'react';
import type { Year } from '../api/pupil-reports.js';
import { mondayOf, shiftDate, shiftWeek, weekOf } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { FileLink } from '../shell/file-link.js';
import { KnownRefusal } from '../shell/refusal.js';
import classes from './reports.module.css';
import { useReportsTexts } from './texts/reports-texts.js';

/** A file that is made when it is asked for. */
export interface Paper {
  readonly title: string;
  readonly href: string;
  readonly file: string;
}

export interface PaperGroup {
  readonly id: string;
  readonly title: string;
  readonly papers: readonly Paper[];
}

interface PapersProps {
  readonly title: string;
  readonly lead: string;
  /** What is told where there is nobody to print for. */
  readonly nobody: string;
  readonly groups: readonly PaperGroup[];
  readonly testId: string;
  /** By what the papers are chosen. */
  readonly children?: ReactNode;
}

/** Papers that are made when they are asked for, and kept where the browser keeps downloads. */
export function Papers({ title, lead, nobody, groups, testId, children }: PapersProps) {
  const notMade = (error: unknown) => (
    <KnownRefusal error={error} known={['nothing-to-print']} wordsOf={() => nobody} />
  );
  return (
    <section className={report['sheet']} data-testid={testId}>
      <h2>{title}</h2>
      <p className={report['lead']}>{lead}</p>
      {children}
      {groups.map(({ id, title: told, papers }) => (
        <div key={id} role="group" aria-label={told} className={classes['papers']}>
          <span>{told}</span>
          {papers.map((paper) => (
            <FileLink key={paper.title} href={paper.href} file={paper.file} isButton refused={notMade}>
              {paper.title}
            </FileLink>
          ))}
        </div>
      ))}
    </section>
  );
}

/** A time of which diaries are printed, and what it is called in the name of a file. */
interface PrintedTime {
  readonly id: string;
  readonly title: string;
  readonly of: { readonly week: string } | { readonly term: string };
  readonly inFile: string;
}

/** This week, the one before, and a term. */
export function usePrintedTimes(years: readonly Year[], term: string, today: string): readonly PrintedTime[] {
  const { t } = useReportsTexts();
  const dates = useDates();
  const thisWeek = weekOf(today);
  const weeks = [thisWeek, shiftWeek(thisWeek, -1)].map((week) => {
    const monday = mondayOf(week);
    const days = dates.range(monday, shiftDate(monday, 6));
    return { id: week, title: t('papers.week', { days }), of: { week }, inFile: week };
  });
  const title = years.flatMap(({ terms }) => terms).find(({ id }) => id === term)?.title ?? '';
  return [...weeks, { id: term, title, of: { term }, inFile: title }];
}

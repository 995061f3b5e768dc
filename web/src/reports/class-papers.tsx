import type { ReactNode } from 'react';
import { paperPath, type PaperOf } from '../api/papers.js';
import type { Year } from '../api/pupil-reports.js';
import type { SchoolClass } from '../api/school.js';
import { Papers, usePrintedTimes, type Paper } from './papers.js';
import { useReportsTexts } from './texts/reports-texts.js';

interface ClassPapersProps {
  readonly of: Pick<SchoolClass, 'classId' | 'title'>;
  readonly years: readonly Year[];
  /** The id of the term that the page is about. */
  readonly term: string;
  readonly today: string;
  /** Whether the summary sheet is for the reader too. */
  readonly withSummary: boolean;
  /** By what the class is chosen. */
  readonly children?: ReactNode;
}

/** What is handed out to a class or filed: the diaries of a week or of the term, and the year's summary sheet. */
export function ClassPapers({
  of: { classId, title: name },
  years,
  term,
  today,
  withSummary,
  children,
}: ClassPapersProps) {
  const { t, i18n } = useReportsTexts();
  const pathOf = (of: PaperOf) => paperPath(classId, { ...of, language: i18n.language });
  const ofDiaries = usePrintedTimes(years, term, today).map(({ id, title, of, inFile }) => {
    const file = `${t('papers.diaries', { name, when: inFile })}.pdf`;
    const papers: readonly Paper[] = [
      { title: t('papers.all'), href: pathOf({ paper: 'diaries.pdf', ...of }), file },
      {
        title: t('papers.withoutInternet'),
        href: pathOf({ paper: 'diaries.pdf', ...of, withoutInternet: 'true' }),
        file,
      },
    ];
    return { id, title, papers };
  });
  const ofYear = years
    .filter(({ terms }) => withSummary && terms.some(({ id }) => id === term))
    .map(({ id, title }) => ({
      ...{ id, title: t('papers.summary', { year: title }) },
      papers: (['pdf', 'xlsx'] as const).map((kind): Paper => ({
        title: kind.toUpperCase(),
        href: pathOf({ paper: `summary.${kind}`, year: id }),
        file: `${t('papers.sheet', { name, when: title.replaceAll('/', '-') })}.${kind}`,
      })),
    }));
  return (
    <Papers
      title={t('papers.title')}
      lead={t('papers.lead')}
      nobody={t('papers.nothing')}
      groups={[...ofDiaries, ...ofYear]}
      testId="papers"
    >
      {children}
    </Papers>
  );
}

import { schoolDiariesPath } from '../api/papers.js';
import type { Year } from '../api/pupil-reports.js';
import { Papers, usePrintedTimes } from './papers.js';
import { useReportsTexts } from './texts/reports-texts.js';

interface SchoolPapersProps {
  readonly school: string;
  readonly years: readonly Year[];
  /** The id of the term that the page is about. */
  readonly term: string;
  readonly today: string;
}

/** The diaries of all families of the school without internet, in the order of their classes. */
export function SchoolPapers({ school, years, term, today }: SchoolPapersProps) {
  const { t, i18n } = useReportsTexts();
  const groups = usePrintedTimes(years, term, today).map(({ id, title, of, inFile }) => ({
    ...{ id, title },
    papers: [
      {
        title: t('papers.allWithoutInternet'),
        href: schoolDiariesPath(school, { ...of, language: i18n.language }),
        file: `${t('papers.ofSchool', { when: inFile })}.pdf`,
      },
    ],
  }));
  return (
    <Papers
      title={t('papers.schoolTitle')}
      lead={t('papers.schoolLead')}
      nobody={t('papers.nothingInSchool')}
      groups={groups}
      testId="school-papers"
    />
  );
}

import { getRouteApi, Link } from '@tanstack/react-router';
import { useClasses, useSchoolYears, type Member, type SchoolClass } from '../api/school.js';
import { todayIn } from '../diary/week.js';
import report from '../pupil/report.module.css';
import { ClassPapers } from '../reports/class-papers.js';
import { useChosen } from '../reports/chosen.js';
import { ClassSelect, PeriodSelect, SchoolSelect } from '../reports/filters.js';
import { Once } from '../reports/once.js';
import { termIn } from '../reports/periods.js';
import { ReportTable } from '../reports/report-table.js';
import { ReportsHead } from '../reports/reports-head.js';
import filters from '../reports/reports.module.css';
import { SchoolPapers } from '../reports/school-papers.js';
import { useOfficeTexts } from './texts/office-texts.js';

const route = getRouteApi('/signed-in/office');

/** Where a secretary begins: the classes, from which sign-ins are issued, and what is printed for families. */
export function OfficePage() {
  const { t } = useOfficeTexts();
  const search = route.useSearch();
  const { schools, school, timeZone, choose } = useChosen(search);
  const years = useSchoolYears(school);
  const known = useClasses(school);
  const today = todayIn(timeZone);
  return (
    <>
      <ReportsHead title={t('title')}>
        <SchoolSelect
          schools={schools}
          school={school}
          onChoose={(one) => choose({ school: one, class: undefined })}
        />
      </ReportsHead>
      <Once query={known}>
        {(all) => {
          const shown = all.find(({ classId }) => classId === search.class) ?? all[0];
          return (
            <>
              <ClassesTable school={school} all={all} today={today} />
              <Once query={years}>
                {(ofSchool) => {
                  const term = termIn(search, ofSchool, today);
                  if (shown === undefined || term === undefined) return null;
                  const of = { years: ofSchool, term, today };
                  return (
                    <>
                      <ClassPapers of={shown} {...of} withSummary={false}>
                        <div className={filters['filters']}>
                          <ClassSelect
                            classes={all}
                            chosen={shown.classId}
                            onChoose={(classId) => choose({ class: classId })}
                          />
                          <PeriodSelect years={ofSchool} chosen={term} withYears={false} onChoose={choose} />
                        </div>
                      </ClassPapers>
                      <SchoolPapers school={school} {...of} />
                    </>
                  );
                }}
              </Once>
            </>
          );
        }}
      </Once>
    </>
  );
}

interface ClassesTableProps {
  readonly school: string;
  readonly all: readonly SchoolClass[];
  readonly today: string;
}

function ClassesTable({ school, all, today }: ClassesTableProps) {
  const { t } = useOfficeTexts();
  const isIn = ({ from, to }: Member) => from <= today && (to === undefined || today <= to);
  return (
    <section className={report['sheet']}>
      <h2>{t('classes')}</h2>
      <p className={report['lead']}>{t(all.length === 0 ? 'noClasses' : 'classesLead')}</p>
      {all.length > 0 && (
        <ReportTable
          label={t('classes')}
          testId="classes"
          columns={[t('class'), t('teachers'), t('pupils'), t('signIns')]}
          rows={all.map(({ classId, title, teachers, pupils }) => ({
            id: classId,
            cells: [
              title,
              teachers
                .filter(isIn)
                .map(({ name }) => name)
                .join(', '),
              pupils.filter(isIn).length,
              <Link key="sign-ins" to="/office/sign-ins" search={{ school, class: classId }}>
                {t('signInsOf', { name: title })}
              </Link>,
            ],
          }))}
        />
      )}
    </section>
  );
}

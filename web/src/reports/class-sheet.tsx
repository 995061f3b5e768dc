import type { ClassReport } from '../api/staff-reports.js';
import { useNumbers } from '../pupil/numbers.js';
import table from '../pupil/report.module.css';
import classes from './reports.module.css';
import { useReportsTexts } from './texts/reports-texts.js';

interface ClassSheetProps {
  readonly report: Pick<ClassReport, 'subjects' | 'pupils'>;
}

/** Pupils by subjects, with the term grades where they cross, and at the end of the line what was missed. */
export function ClassSheet({ report: { subjects, pupils } }: ClassSheetProps) {
  const { t } = useReportsTexts();
  return (
    <>
      <p className={table['lead']}>{t('sheetLead')}</p>
      {/* Focusable, so that it can be scrolled without a pointer. */}
      <div className={classes['scroll']} role="region" aria-label={t('sheet')} tabIndex={0}>
        <table className={table['table']} data-testid="sheet">
          <thead>
            <tr>
              {[t('pupil'), ...subjects.map(({ title }) => title), t('missed')].map((name, index) => (
                <th key={index} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pupils.map(({ id, name, grades, absences }) => (
              <tr key={id} data-testid={`sheet-${id}`}>
                <th scope="row">{name}</th>
                {subjects.map((subject) => (
                  <td key={subject.id} className={table['number']}>
                    {grades
                      .filter(({ subjectId }) => subjectId === subject.id)
                      .map((grade, index) => (
                        <SheetMark key={index} grade={grade} />
                      ))}
                  </td>
                ))}
                <td className={table['number']}>
                  {absences.lessons}
                  {absences.withoutReason > 0 && (
                    <div className={table['changed']}>
                      {t('withoutReason')}: {absences.withoutReason}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function SheetMark({
  grade: { value, average },
}: {
  readonly grade: ClassReport['pupils'][number]['grades'][number];
}) {
  const numbers = useNumbers();
  return (
    <span className={table['mark']}>
      {value !== undefined && <span className={table['value']}>{value}</span>}
      {average !== undefined && <span className={table['small']}>{numbers.average(average)}</span>}
    </span>
  );
}

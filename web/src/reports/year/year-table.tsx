import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { GradeOfYear, PartOfYear, PupilOfYear, YearOfClass, YearSheet } from '../../api/year-sheet.js';
import { useNumbers } from '../../pupil/numbers.js';
import table from '../../pupil/report.module.css';
import reports from '../reports.module.css';
import { useReportsTexts } from '../texts/reports-texts.js';
import { FinalCorrectionDialog } from './final-correction-dialog.js';
import { FinalGradesDialog } from './final-grades-dialog.js';
import { missingIn, partOf, subjectsOf, titleOf } from './sheet.js';
import { useGradeWords } from './use-grade-words.js';
import classes from './year.module.css';

interface YearTableProps {
  readonly of: YearOfClass;
  readonly sheet: YearSheet;
}

interface Chosen {
  readonly pupil: PupilOfYear;
  readonly part: PartOfYear;
  readonly grade: GradeOfYear & { readonly value: string };
}

/** Pupils by subjects: the final grade, and beside it the term grades and what they come to. */
export function YearTable({ of, sheet }: YearTableProps) {
  const { t } = useReportsTexts();
  const [correcting, setCorrecting] = useState<Chosen>();
  const subjects = subjectsOf(sheet);
  return (
    <>
      <p className={table['lead']}>{t('year.lead')}</p>
      <Giving of={of} sheet={sheet} />
      {/* Focusable, so that it can be scrolled without a pointer. */}
      <div className={reports['scroll']} role="region" aria-label={t('tab.year')} tabIndex={0}>
        <table className={table['table']} data-testid="year-sheet">
          <thead>
            <tr>
              <th scope="col">{t('pupil')}</th>
              {subjects.map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.pupils.map((pupil) => (
              <tr key={pupil.id}>
                <th scope="row">{pupil.name}</th>
                {subjects.map(({ id }) => (
                  <td key={id} className={table['number']} data-testid={`year-${pupil.id}-${id}`}>
                    {pupil.grades
                      .filter(({ subjectId }) => subjectId === id)
                      .map((grade) => (
                        <Grade key={grade.groupId} {...{ sheet, pupil, grade }} onCorrect={setCorrecting} />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {correcting && (
        <FinalCorrectionDialog
          {...{ of, schoolId: sheet.schoolId }}
          {...correcting}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </>
  );
}

/** Every part of the sheet in which the reader gives grades, and somebody has none. */
function Giving({ of, sheet }: YearTableProps) {
  const { t } = useReportsTexts();
  const [giving, setGiving] = useState<string>();
  const parts = sheet.closed
    ? []
    : sheet.parts.filter((part) => part.mayGive && missingIn(sheet, part).length > 0);
  const idOf = ({ subject, group }: (typeof parts)[number]) => `${subject.id} ${group.id}`;
  const part = parts.find((one) => idOf(one) === giving);
  return (
    <>
      {parts.length > 0 && (
        <div role="group" aria-label={t('year.give')} className={classes['giving']}>
          <span>{t('year.give')}:</span>
          {parts.map((one) => (
            <Button key={idOf(one)} variant="default" size="xs" onClick={() => setGiving(idOf(one))}>
              {t('year.giveIn', { subject: titleOf(sheet, one), count: missingIn(sheet, one).length })}
            </Button>
          ))}
        </div>
      )}
      {part && <FinalGradesDialog {...{ of, sheet, part }} onClose={() => setGiving(undefined)} />}
    </>
  );
}

interface GradeProps {
  readonly sheet: YearSheet;
  readonly pupil: PupilOfYear;
  readonly grade: GradeOfYear;
  readonly onCorrect: (chosen: Chosen) => void;
}

function Grade({ sheet, pupil, grade, onCorrect }: GradeProps) {
  const { t } = useReportsTexts();
  const numbers = useNumbers();
  const told = useGradeWords();
  const { value, terms, average } = grade;
  const part = partOf(sheet, grade);
  const isCorrected = part?.mayGive === true && (!sheet.closed || sheet.mayCorrectClosed);
  return (
    <div className={classes['grade']}>
      {value !== undefined &&
        (isCorrected ? (
          <UnstyledButton
            className={classes['given']}
            aria-label={t('year.correctOf', {
              pupil: pupil.name,
              subject: part.subject.title,
              value: told(value),
            })}
            onClick={() => onCorrect({ pupil, part, grade: { ...grade, value } })}
          >
            {told(value)}
          </UnstyledButton>
        ) : (
          <strong>{told(value)}</strong>
        ))}
      {terms.length > 0 && (
        <span className={table['small']}>
          {terms.map((term) => told(term.value)).join(', ')}
          {average !== undefined && ` · ${t('year.average', { average: numbers.average(average) })}`}
        </span>
      )}
    </div>
  );
}

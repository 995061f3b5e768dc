import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { marksOf } from '../../../../src/school/average.values.js';
import { EXEMPT, NOT_ASSESSED } from '../../../../src/school/scale.values.js';
import { journalPageQuery, type JournalPage } from '../../api/journal-page.js';
import { giveTermGrades } from '../../api/page-entries.js';
import { useKey } from '../../api/use-key.js';
import { useNumbers } from '../../pupil/numbers.js';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { Refusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { TermCorrectionFields } from './term-correction.js';
import type { TermCorrection } from './use-grid.js';
import { withoutTermGrade } from './without-term-grade.js';

interface TermGradesDialogProps {
  readonly page: JournalPage;
  readonly onGiven: (count: number) => void;
  readonly onCorrecting: (correction: TermCorrection) => void;
  readonly onClose: () => void;
}

/** Gives term grades to those who have none yet: what is proposed, or what else the teacher chooses. */
export function TermGradesDialog({ page, onGiven, onCorrecting, onClose }: TermGradesDialogProps) {
  const { t } = useGridTexts();
  const numbers = useNumbers();
  const queryClient = useQueryClient();
  const once = useKey();
  // As they are when it is opened: what others write meanwhile changes nothing under the pointer.
  const [pupils] = useState(() => withoutTermGrade(page));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(pupils.map(({ id, proposed }) => [id, proposed ?? ''])),
  );
  const grades = pupils.flatMap(({ id: pupilId }) => {
    const value = chosen[pupilId] ?? '';
    return value === '' ? [] : [{ pupilId, value }];
  });
  const giving = useConfirmedMutation({
    mutationFn: () => giveTermGrades(page.pageId, grades, once.key),
    onSuccess: () => onGiven(grades.length),
    onError: once.onError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: journalPageQuery(page.pageId).queryKey }),
  });
  const values = [
    ...marksOf(page.scale).map(({ value }) => ({ value, label: value })),
    { value: EXEMPT, label: t('term.exempt') },
    { value: NOT_ASSESSED, label: t('term.notAssessed') },
  ];
  return (
    <Dialog title={t('term.title', { term: page.term.title })} onCancel={onClose}>
      <p>{t(pupils.length === 0 ? 'term.everybody' : 'term.lead')}</p>
      <form
        className={classes['form']}
        data-testid="term-grades"
        onSubmit={(event) => {
          event.preventDefault();
          giving.mutate();
        }}
      >
        {pupils.map(({ id, name: pupil, average }) => (
          <NativeSelect
            key={id}
            label={
              average === undefined
                ? t('term.noAverage', { pupil })
                : t('term.pupil', { pupil, average: numbers.average(average) })
            }
            value={chosen[id]}
            data={[{ value: '', label: t('term.later') }, ...values]}
            onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, [id]: value })}
          />
        ))}
        <Refusal error={giving.error} />
        <div className={classes['buttons']}>
          <Button type="submit" loading={giving.isPending} disabled={grades.length === 0}>
            {t('term.submit')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('term.cancel')}
          </Button>
        </div>
      </form>
      <TermCorrectionFields page={page} values={values} onChosen={onCorrecting} />
    </Dialog>
  );
}

import { describe, expect, it } from '@jest/globals';
import { EMPTY, rowsOf, shownCell, standing } from './cell.js';
import { entryOf, essay, gradeOf, pageOf, test, writtenOf } from './grid.examples.js';

const works = [test, essay];
const absent = { code: 'absent', recorded: 'absent' } as const;

describe('the lines of a page', () => {
  const page = pageOf({
    grades: [gradeOf('anna', '5'), gradeOf('boris', '4'), gradeOf('anna', '3', { lessonId: 'l2' })],
    debts: [{ debtId: 'd1', pupilId: 'boris', lessonId: 'l2', work: test }],
    absences: [{ pupilId: 'anna', lessonId: 'l3', ...absent }],
  });
  const rows = rowsOf(page);

  it('have what stands where a pupil and a lesson cross', () => {
    expect(rows.map(({ pupil }) => pupil.id)).toEqual(['anna', 'boris']);
    expect(rows[0]?.cells['l1']?.grades).toEqual([gradeOf('anna', '5')]);
    expect(rows[0]?.cells['l3']?.absence?.code).toBe('absent');
    expect(rows[1]?.cells['l2']?.debts).toHaveLength(1);
    expect(rows[1]?.cells['l3']).toBeUndefined();
  });

  it('are the same ones where nothing changed, so that they need not be drawn', () => {
    const after = rowsOf({ ...page, grades: [...page.grades, gradeOf('boris', '5')] }, rows);
    expect(after[0]).toBe(rows[0]);
    expect(after[1]).not.toBe(rows[1]);
  });
});

describe('a cell', () => {
  it('shows a change on its way as it will be, and no longer where that was refused', () => {
    const cell = { ...EMPTY, grades: [gradeOf('anna', '3'), gradeOf('anna', '4', { work: essay })] };
    const why = { reason: 'Recounted' };
    const corrected = writtenOf({
      ...{ kind: 'correction', pupilId: 'anna', gradeId: 'anna-3', from: '3', to: '5', why },
    });
    const annulled = writtenOf({ kind: 'annulment', pupilId: 'anna', gradeId: 'anna-4', from: '4', why });
    expect(shownCell(cell, [], works, [corrected, annulled]).grades).toMatchObject([
      { value: '5', status: 'corrected', waits: true },
      { value: '4', status: 'annulled', waits: true },
    ]);
    const saved = { ...corrected, saved: { position: '7/7' } };
    expect(shownCell(cell, [], works, [saved]).grades[0]).toMatchObject({ value: '5', waits: false });
    const refused = { ...corrected, refusal: { code: 'page-closed', message: '' } };
    expect(shownCell(cell, [], works, [refused]).grades[0]?.value).toBe('3');
  });

  it('has no absence that is taken out on its way, and the one that was entered since', () => {
    const cell = { ...EMPTY, absence: { pupilId: 'anna', lessonId: 'l1', ...absent } };
    const withdrawn = writtenOf({
      ...{
        kind: 'withdrawal',
        pupilId: 'anna',
        absence: { recorded: 'absent' },
        why: { reason: 'Was there' },
      },
    });
    expect(shownCell(cell, [], works, [withdrawn]).absence).toBeUndefined();
    const late = entryOf({ kind: 'absence', code: 'late' });
    expect(shownCell(cell, [late], works, [withdrawn]).absence).toMatchObject({ recorded: 'late' });
  });

  it('shows what is on its way beside what the journal has', () => {
    const cell = { ...EMPTY, grades: [gradeOf('anna', '5')] };
    const entry = entryOf({ kind: 'grade', value: '4' }, { work: 'essay' });
    const shown = shownCell(cell, [entry], works);
    expect(shown.grades.map(({ value }) => value)).toEqual(['5', '4']);
    expect(shown.grades[1]).toEqual({ value: '4', work: essay, status: 'given', entry });
  });

  it('shows once what the journal has already', () => {
    const grade = gradeOf('anna', '5');
    const saved = { position: '7/7', gradeId: grade.gradeId };
    const entry = entryOf({ kind: 'grade', value: '5' }, { saved });
    expect(shownCell({ ...EMPTY, grades: [grade] }, [entry], works).grades).toEqual([grade]);
    const before = shownCell(EMPTY, [entry], works).grades;
    expect(before).toMatchObject([{ value: '5', gradeId: grade.gradeId }]);
  });

  it('keeps apart what was refused', () => {
    const refusal = { code: 'page-closed', message: 'It is closed.' };
    const shown = shownCell(EMPTY, [entryOf({ kind: 'grade', value: '5' }, { refusal })], works);
    expect(shown.grades).toEqual([]);
    expect(shown.refused).toMatchObject([{ refusal }]);
  });

  it('shows an absence on its way, and no debt that is being settled', () => {
    const entry = entryOf({ kind: 'absence', code: 'late' });
    expect(shownCell(EMPTY, [entry], works).absence).toEqual({ code: 'late', recorded: 'late', entry });
    const debt = { debtId: 'd1', pupilId: 'anna', lessonId: 'l1', work: test };
    const settling = entryOf({ kind: 'grade', value: '5' }, { debtId: 'd1' });
    expect(shownCell({ ...EMPTY, debts: [debt] }, [settling], works).debts).toEqual([]);
    expect(shownCell({ ...EMPTY, debts: [debt] }, [], works).debts).toEqual([debt]);
  });

  it('counts no grade that was annulled', () => {
    const grades = [gradeOf('anna', '5', { status: 'annulled' }), gradeOf('anna', '4')];
    expect(standing({ grades }).map(({ value }) => value)).toEqual(['4']);
  });
});

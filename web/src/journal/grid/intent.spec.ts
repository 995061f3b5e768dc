import { describe, expect, it } from '@jest/globals';
import { EMPTY, shownCell, type Cell } from './cell.js';
import type { Entry } from './entries.js';
import { entryOf, essay, gradeOf, test } from './grid.examples.js';
import { intentOf, removalFrom } from './intent.js';
import type { Mark } from './typed.js';

const five: Mark = { kind: 'grade', value: '5' };
const absence = (code: 'absent' | 'late' | 'ill'): Mark => ({ kind: 'absence', code });
const shown = (cell: Partial<Cell>, ...entries: readonly Entry[]) =>
  shownCell({ ...EMPTY, ...cell }, entries, [test, essay]);
const away = (recorded: 'absent' | 'late') => ({
  absence: { pupilId: 'anna', lessonId: 'l1', code: recorded, recorded },
});
const given = { grades: [gradeOf('anna', '4')] };
const saved = { position: '7/7', gradeId: 'g9' };
const not = (why: string) => ({ kind: 'not', why });

describe('a grade that is typed', () => {
  it('is given, beside one for another work too', () => {
    const enter = { kind: 'enter', what: { mark: five, work: 'test' } };
    expect(intentOf(five, shown({}), test)).toEqual(enter);
    expect(intentOf(five, shown({ grades: [gradeOf('anna', '4', { work: essay })] }), test)).toEqual(enter);
    expect(intentOf(five, shown({ grades: [gradeOf('anna', '4', { status: 'annulled' })] }), test)).toEqual(
      enter,
    );
  });

  it('is a second one where the work has room for it, and then a correction', () => {
    const first = gradeOf('anna', '4', { work: essay });
    const second = gradeOf('anna', '3', { work: essay });
    expect(intentOf(five, shown({ grades: [first] }), essay)).toMatchObject({ kind: 'enter' });
    expect(intentOf(five, shown({ grades: [first, second] }), essay)).toMatchObject({
      kind: 'correct',
      gradeId: second.gradeId,
      value: '5',
    });
  });

  it('corrects the one that is there, and changes nothing where it is the same', () => {
    expect(intentOf(five, shown(given), test)).toMatchObject({ kind: 'correct', gradeId: 'anna-4' });
    expect(intentOf({ kind: 'grade', value: '4' }, shown(given), test)).toEqual({ kind: 'nothing' });
  });

  it('settles the debt that waits for it', () => {
    const debts = [{ debtId: 'd1', pupilId: 'anna', lessonId: 'l1', work: test }];
    expect(intentOf(five, shown({ debts }), test)).toMatchObject({ what: { debtId: 'd1' } });
    expect(intentOf(five, shown({ debts }), essay)).toEqual({
      kind: 'enter',
      what: { mark: five, work: 'essay' },
    });
  });

  it('takes the place of one that was never sent, and waits for one that was', () => {
    const waiting = entryOf({ kind: 'grade', value: '4' });
    expect(intentOf(five, shown({}, waiting), test)).toMatchObject({ kind: 'enter', instead: waiting });
    expect(intentOf(five, shown({}, { ...waiting, attempts: 1 }), test)).toEqual(not('notSaved'));
    expect(intentOf(five, shown({}, { ...waiting, attempts: 1, saved }), test)).toMatchObject({
      kind: 'correct',
      gradeId: 'g9',
    });
  });

  it('is for work that is made up for where somebody was away, but not late', () => {
    const debts = [{ debtId: 'd1', pupilId: 'anna', lessonId: 'l1', work: test }];
    const what = { mark: five, work: 'test' };
    expect(intentOf(five, shown(away('absent')), test)).toEqual({ kind: 'makeUp', what });
    expect(intentOf(five, shown({ ...away('absent'), debts }), test)).toEqual({
      ...{ kind: 'makeUp', what: { ...what, debtId: 'd1' } },
    });
    expect(intentOf(five, shown({ ...away('absent'), ...given }), test)).toMatchObject({ kind: 'correct' });
    const waiting = entryOf({ kind: 'grade', value: '4' }, { madeUpOn: '2026-11-24' });
    expect(intentOf(five, shown(away('absent'), waiting), test)).toEqual({
      ...{ kind: 'enter', what: { ...what, madeUpOn: '2026-11-24' }, instead: waiting },
    });
    expect(intentOf(five, shown(away('late')), test)).toMatchObject({ kind: 'enter' });
  });
});

describe('an absence that is typed', () => {
  it('is recorded where there is none and no grade', () => {
    expect(intentOf(absence('ill'), shown({}), test)).toEqual({
      kind: 'enter',
      what: { mark: absence('ill') },
    });
    expect(intentOf(absence('ill'), shown(given), test)).toEqual(not('hasGrade'));
    expect(intentOf(absence('late'), shown(given), test)).toMatchObject({ kind: 'enter' });
  });

  it('is withdrawn before it is another one, unless it was never sent', () => {
    expect(intentOf(absence('absent'), shown(away('absent')), test)).toEqual({ kind: 'nothing' });
    expect(intentOf(absence('ill'), shown(away('absent')), test)).toEqual(not('absenceThere'));
    const waiting = entryOf(absence('absent'));
    expect(intentOf(absence('ill'), shown({}, waiting), test)).toMatchObject({ instead: waiting });
    expect(intentOf(absence('ill'), shown({}, { ...waiting, attempts: 1 }), test)).toEqual(
      not('absenceThere'),
    );
  });
});

describe('how late somebody came', () => {
  const late = (minutes?: number): Mark => ({
    ...{ kind: 'absence', code: 'late' },
    ...(minutes === undefined ? {} : { minutes }),
  });
  const came = (minutes: number) => ({
    absence: { pupilId: 'anna', lessonId: 'l1', code: 'late', recorded: 'late', minutes } as const,
  });

  it('is entered with the minutes, and stands as it is where nothing else is said', () => {
    expect(intentOf(late(15), shown({}), test)).toEqual({ kind: 'enter', what: { mark: late(15) } });
    expect(intentOf(late(15), shown(came(15)), test)).toEqual({ kind: 'nothing' });
    expect(intentOf(late(), shown(came(15)), test)).toEqual({ kind: 'nothing' });
  });

  it('is something else with other minutes', () => {
    expect(intentOf(late(20), shown(came(15)), test)).toEqual(not('absenceThere'));
    const waiting = entryOf(late());
    expect(intentOf(late(20), shown({}, waiting), test)).toMatchObject({ instead: waiting });
  });
});

describe('emptying a cell', () => {
  it('annuls the last grade that counts, then withdraws the absence', () => {
    const grades = [gradeOf('anna', '4'), gradeOf('anna', '3', { status: 'annulled' })];
    expect(removalFrom(shown({ grades, ...away('late') }))).toMatchObject({
      kind: 'annul',
      gradeId: 'anna-4',
    });
    expect(removalFrom(shown(away('late')))).toMatchObject({ kind: 'withdraw' });
    expect(removalFrom(shown({}))).toEqual({ kind: 'nothing' });
  });

  it('drops what was refused or never sent, and waits for what was', () => {
    const waiting = entryOf(five);
    const refused = { ...waiting, attempts: 1, refusal: { code: 'page-closed', message: 'Closed.' } };
    expect(removalFrom(shown(given, refused))).toEqual({ kind: 'drop', entry: refused });
    expect(removalFrom(shown({}, waiting))).toEqual({ kind: 'drop', entry: waiting });
    expect(removalFrom(shown({}, { ...waiting, attempts: 1 }))).toEqual(not('notSaved'));
    expect(removalFrom(shown({}, { ...waiting, attempts: 1, saved }))).toMatchObject({ gradeId: 'g9' });
    const late = entryOf(absence('late'), { attempts: 1 });
    expect(removalFrom(shown({}, late))).toEqual(not('notSaved'));
    expect(removalFrom(shown({}, { ...late, saved: { position: '7/7' } }))).toMatchObject({
      kind: 'withdraw',
    });
  });
});

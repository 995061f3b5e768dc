import { describe, expect, it } from '@jest/globals';
import { knowsOf, may, RIGHTS, type Relation, type RightName } from './rights.table.js';

const NAMES = Object.keys(RIGHTS) as RightName[];
const rightsOf = (...held: Relation[]): RightName[] => NAMES.filter((name) => may(name, held));

describe('The table of rights', () => {
  it('has auditors look, and change nothing', () => {
    const changing = rightsOf('auditor').filter((name) => !/\.(read|then|audit)$/.test(name));
    expect(changing).toEqual([]);
    expect(rightsOf('auditor')).toEqual(expect.arrayContaining(['grade.read', 'page.then', 'school.audit']));
  });

  it('has authorities see figures by what years and terms are called, decide on schools that apply, and watch who follows theirs', () => {
    expect(rightsOf('authority')).toEqual([
      'school.settings.read',
      'school.figures',
      'territory.applications',
      'consumers.watch',
    ]);
  });

  it('gives the operator of a school only the questions that it passed on, and how far things have come, and what was refused', () => {
    const ofQuestions = rightsOf('operator').filter((name) => RIGHTS[name].about === 'question');
    expect(ofQuestions).toEqual(['question.read', 'question.close', 'question.answer']);
    const others = rightsOf('operator').filter((name) => RIGHTS[name].about === 'account');
    expect(others).toEqual([
      ...['readModels.watch', 'consequences.watch', 'consumers.watch'],
      ...['questions.ofOperator', 'frequentQuestions.ofAll'],
    ]);
    expect(rightsOf('operator')).toHaveLength(ofQuestions.length + others.length);
  });

  it('lets who was invited to a meeting read what came of it, and nothing else', () => {
    expect(rightsOf('invitedThen')).toEqual(['meeting.read']);
  });

  it('lets families read a school’s calendar, and know of nothing else of the school by that', () => {
    expect(rightsOf('schoolFamily')).toEqual(['calendar.read']);
    expect([knowsOf('calendar', ['schoolFamily']), knowsOf('school', ['schoolFamily'])]).toEqual([
      true,
      false,
    ]);
    expect(knowsOf('calendar', ['authority', 'operator'])).toBe(true);
    expect(knowsOf('calendar', ['guardian', 'pupil', 'operator'])).toBe(false);
  });

  it('gives a pupil less than a guardian', () => {
    const [own, guardians] = [rightsOf('self'), rightsOf('guardianOf', 'actingGuardian')];
    const ofPupils = own.filter((name) => RIGHTS[name].about === 'pupil');
    expect(guardians).toEqual(expect.arrayContaining(ofPupils));
    expect(guardians.length).toBeGreaterThan(ofPupils.length);
  });

  it('lets a guardian read whom a court keeps from acting, and no more', () => {
    const acting = rightsOf('actingGuardian');
    expect(acting).toEqual([
      'diary.sign',
      'pupil.note',
      'pupil.filed.withdraw',
      'pupil.consultations',
      'pupil.activities',
      'pupil.jointGroups.agree',
      'pupil.jointGroups.leave',
      'pupil.portfolio.files',
      'pupil.achievements.propose',
      'pupil.correspondence',
    ]);
    expect(rightsOf('guardianOf').filter((name) => acting.includes(name))).toEqual([]);
    expect(may('diary.read', ['guardianOf'])).toBe(true);
  });

  it('lets nobody write in a page by a role in the school alone but deputy heads', () => {
    for (const role of ['teacher', 'admin', 'secretary', 'auditor', 'authority', 'operator'] as const) {
      expect(may('page.write', [role])).toBe(false);
    }
    expect(may('page.write', ['deputyHead'])).toBe(true);
  });

  it('tells of a page’s existence to those whom some right to it names, and not to any teacher', () => {
    expect(knowsOf('page', ['healthWorker'])).toBe(true);
    expect(knowsOf('page', ['teacher', 'anybody', 'guardianOf'])).toBe(false);
    expect(knowsOf('page', [])).toBe(false);
  });
});

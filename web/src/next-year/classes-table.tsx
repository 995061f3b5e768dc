import { NativeSelect, TextInput } from '@mantine/core';
import { promotedTitle } from '../../../src/school/next-year/promoted.values.js';
import classesOf from '../administration/administration.module.css';
import type { Person } from '../api/diary.js';
import type { NextYear } from '../api/next-year.js';
import { ReportTable } from '../reports/report-table.js';
import frame from '../shell/frame.module.css';
import type { GroupDraft } from './draft.js';
import { TeacherSelect } from './teacher-select.js';
import { useNextYearTexts } from './texts/next-year-texts.js';

interface ClassesTableProps {
  readonly classes: NextYear['classes'];
  readonly teachers: readonly Person[];
  readonly written: Readonly<Record<string, GroupDraft>>;
  /** Classes of which something was refused. */
  readonly wrong: readonly string[];
  readonly onWrite: (classId: string, change: GroupDraft) => void;
}

/** What becomes of every class: it goes on by its next name, or leaves school. */
export function ClassesTable({ classes, teachers, written, wrong, onWrite }: ClassesTableProps) {
  const { t } = useNextYearTexts();
  return (
    <section className={`${frame['sheet']} ${classesOf['wide']}`}>
      <h2>{t('classes')}</h2>
      <ReportTable
        label={t('classes')}
        testId="classes"
        columns={[t('class'), t('pupils'), t('whether'), t('becomes'), t('classTeacher')]}
        rows={classes.map(({ classId, title, pupils, next }) => {
          const { goesOn = next !== undefined, ...change } = written[classId] ?? {};
          return {
            id: classId,
            cells: [
              title,
              pupils,
              <NativeSelect
                key="whether"
                aria-label={t('whetherOf', { title })}
                value={goesOn ? 'goesOn' : 'leaves'}
                data={(['goesOn', 'leaves'] as const).map((value) => ({ value, label: t(value) }))}
                onChange={({ currentTarget }) =>
                  onWrite(classId, { goesOn: currentTarget.value === 'goesOn' })
                }
              />,
              goesOn ? (
                <TextInput
                  key="title"
                  aria-label={t('becomesOf', { title })}
                  value={change.title ?? next?.title ?? promotedTitle(title)}
                  maxLength={50}
                  error={wrong.includes(classId) && t('wrong.group')}
                  onChange={({ currentTarget }) => onWrite(classId, { title: currentTarget.value })}
                  required
                />
              ) : (
                '–'
              ),
              goesOn ? (
                <TeacherSelect
                  key="teacher"
                  label={t('classTeacherOf', { title })}
                  proposed={next?.teachers ?? []}
                  teachers={teachers}
                  value={change.teacherId ?? ''}
                  onChoose={(teacherId) => onWrite(classId, { teacherId })}
                />
              ) : (
                '–'
              ),
            ],
          };
        })}
      />
    </section>
  );
}

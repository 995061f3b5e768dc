import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import classesOf from '../administration/administration.module.css';
import type { Person } from '../api/diary.js';
import type { NextYear } from '../api/next-year.js';
import { ReportTable } from '../reports/report-table.js';
import frame from '../shell/frame.module.css';
import type { GroupDraft } from './draft.js';
import { TeacherSelect } from './teacher-select.js';
import { useNextYearTexts } from './texts/next-year-texts.js';

interface GroupsTableProps {
  readonly groups: NextYear['groups'];
  readonly teachers: readonly Person[];
  readonly written: Readonly<Record<string, GroupDraft>>;
  /** Groups of which something was refused. */
  readonly wrong: readonly string[];
  readonly onWrite: (groupId: string, change: GroupDraft) => void;
}

/** What becomes of every teaching group, of which a school has hundreds: they are shown when asked for. */
export function GroupsTable({ groups, teachers, written, wrong, onWrite }: GroupsTableProps) {
  const { t } = useNextYearTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={`${frame['sheet']} ${classesOf['wide']}`}>
      <details
        className={classesOf['rows']}
        open={isOpen || wrong.length > 0}
        onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
        data-testid="groups-of-school"
      >
        <summary>{t('groupsCount', { count: groups.length })}</summary>
        {isOpen && (
          <ReportTable
            label={t('groups')}
            testId="groups"
            columns={[t('group'), t('renewed'), t('becomes'), t('teacher')]}
            rows={groups.map(({ groupId, title, next }) => {
              if (!next) return { id: groupId, cells: [title, t('endsWithClass'), '–', '–'] };
              const { goesOn = true, ...change } = written[groupId] ?? {};
              return {
                id: groupId,
                cells: [
                  title,
                  <Checkbox
                    key="renewed"
                    aria-label={t('renewedOf', { title })}
                    checked={goesOn}
                    onChange={({ currentTarget }) => onWrite(groupId, { goesOn: currentTarget.checked })}
                  />,
                  <TextInput
                    key="title"
                    aria-label={t('becomesOf', { title })}
                    value={change.title ?? next.title}
                    maxLength={50}
                    disabled={!goesOn}
                    error={wrong.includes(groupId) && t('wrong.group')}
                    onChange={({ currentTarget }) => onWrite(groupId, { title: currentTarget.value })}
                    required
                  />,
                  <TeacherSelect
                    key="teacher"
                    label={t('teacherOf', { title })}
                    proposed={next.teachers}
                    teachers={teachers}
                    value={change.teacherId ?? ''}
                    onChoose={(teacherId) => onWrite(groupId, { teacherId })}
                  />,
                ],
              };
            })}
          />
        )}
      </details>
    </section>
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { workKindsOn } from '../../../src/school/work-kinds.values.js';
import classes from '../administration/administration.module.css';
import { defineWorkKind, type WorkKind } from '../api/school-settings.js';
import { newUuid } from '../api/uuid.js';
import { dateField } from '../diary/date-input.js';
import { shiftDate } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { ReportTable } from '../reports/report-table.js';
import frame from '../shell/frame.module.css';
import { changed, isRefused, SettingForm, useSaving } from './setting-form.js';
import type { SettingProps } from './settings-page.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

const TEXTS = { title: 200, abbreviation: 16 } as const;
const NUMBERS = { weight: [0, 100], grades: [1, 9] } as const;
type Field = keyof typeof TEXTS | keyof typeof NUMBERS | 'from';

/** For what grades are given, and how much each counts. */
export function WorksForm({ schoolId, settings: { works }, today }: SettingProps) {
  const { t } = useSettingsTexts();
  const dates = useDates();
  const [code, setCode] = useState('');
  const [written, setWritten] = useState<Partial<Record<Field, string>>>({});
  const saving = useSaving(({ work, from }: { work: WorkKind; from: string }) =>
    defineWorkKind(schoolId, work, from),
  );
  const latest = Object.values(works).flatMap((versions) => versions.at(-1) ?? []);
  const held = workKindsOn(works, today);
  const ofCode = latest.find(({ work }) => work.code === code);
  const tomorrow = shiftDate(today, 1);
  const shown: Record<Field, string> = {
    ...valuesOf(ofCode?.work),
    from: ofCode === undefined ? today : ofCode.from > tomorrow ? ofCode.from : tomorrow,
    ...written,
  };
  const before = valuesOf(ofCode?.work);
  const field = (name: Field) => ({
    label: t(`works.${name}`),
    value: shown[name],
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => {
      saving.reset();
      setWritten({ ...written, [name]: currentTarget.value });
    },
    required: true,
    withAsterisk: false,
  });
  const refused = (name: Field) => isRefused(saving.error, `work.${name}`) || isRefused(saving.error, name);
  const nowOf = (name: keyof typeof before) => (ofCode === undefined ? t('notThere') : before[name]);
  return (
    <>
      <section className={`${frame['sheet']} ${classes['form']}`}>
        <h2>{t('works.now')}</h2>
        <ReportTable
          label={t('works.now')}
          testId="works"
          columns={[
            t('works.title'),
            t('works.abbreviation'),
            t('works.weight'),
            t('works.grades'),
            t('works.next'),
          ]}
          rows={latest.map(({ work, from }) => {
            const now = held.find((each) => each.code === work.code);
            const { title, abbreviation, weight, grades = 1 } = now ?? work;
            const next =
              from > today
                ? t('works.nextSays', { title: work.title, weight: work.weight, date: dates.short(from) })
                : '–';
            return { id: work.code, cells: [title, abbreviation, weight, grades, next] };
          })}
        />
      </section>
      <SettingForm
        title={t('works.titleOfForm')}
        lead={t('works.lead')}
        changes={
          shown.title.trim() === ''
            ? []
            : changed(
                (['title', 'abbreviation', 'weight', 'grades'] as const).map((name) => ({
                  ...{ what: t(`works.${name}`), now: nowOf(name), then: shown[name] },
                })),
              )
        }
        saving={saving}
        onSubmit={() => {
          const grades = Number(shown.grades);
          const work = {
            ...{ code: code === '' ? newUuid() : code, title: shown.title.trim() },
            ...{ abbreviation: shown.abbreviation.trim(), weight: Number(shown.weight) },
            ...(grades === 1 ? {} : { grades }),
          };
          saving.mutate({ work, from: shown.from }, { onSuccess: () => setWritten({}) });
        }}
      >
        <div className={classes['fields']}>
          <NativeSelect
            label={t('works.kind')}
            value={code}
            data={[
              { value: '', label: t('works.new') },
              ...latest.map(({ work }) => ({ value: work.code, label: work.title })),
            ]}
            onChange={({ currentTarget }) => {
              saving.reset();
              setWritten({});
              setCode(currentTarget.value);
            }}
          />
          {(['title', 'abbreviation'] as const).map((name) => (
            <TextInput
              key={name}
              {...field(name)}
              maxLength={TEXTS[name]}
              error={refused(name) && t('someText')}
            />
          ))}
          {(['weight', 'grades'] as const).map((name) => (
            <TextInput
              key={name}
              {...field(name)}
              type="number"
              min={NUMBERS[name][0]}
              max={NUMBERS[name][1]}
              step={name === 'weight' ? 'any' : 1}
              error={
                refused(name) && t('works.wrongNumber', { least: NUMBERS[name][0], most: NUMBERS[name][1] })
              }
            />
          ))}
          <TextInput {...field('from')} {...dateField} error={refused('from') && t('works.wrongFrom')} />
        </div>
      </SettingForm>
    </>
  );
}

const valuesOf = (work: WorkKind | undefined) => ({
  title: work?.title ?? '',
  abbreviation: work?.abbreviation ?? '',
  weight: (work?.weight ?? 1).toString(),
  grades: (work?.grades ?? 1).toString(),
});

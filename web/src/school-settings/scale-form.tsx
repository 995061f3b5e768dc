import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SCALE_PRESETS } from '../../../src/school/scale-presets.values.js';
import classes from '../administration/administration.module.css';
import { defineScale, type Scale, type ScaleChange, type ScalePreset } from '../api/school-settings.js';
import { changed, isRefused, SettingForm, useSaving } from './setting-form.js';
import type { SettingProps } from './settings-page.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

const PRESETS = Object.keys(SCALE_PRESETS) as ScalePreset[];
const OWN_FIELDS = ['min', 'max', 'satisfactory', 'good', 'excellent'] as const;
type OwnField = (typeof OWN_FIELDS)[number];
const FIELD_PATHS: Readonly<Record<OwnField, string>> = {
  min: 'scale.min',
  max: 'scale.max',
  satisfactory: 'scale.levels.satisfactory',
  good: 'scale.levels.good',
  excellent: 'scale.levels.excellent',
};

/** On what is graded: in all subjects that have nothing else, or in one. */
export function ScaleForm({ schoolId, settings: { scale, scalesBySubject, subjects } }: SettingProps) {
  const { t } = useSettingsTexts();
  const words = useScaleWords();
  const [subjectId, setSubjectId] = useState('');
  const [chosen, setChosen] = useState('');
  const [own, setOwn] = useState<Partial<Record<OwnField, string>>>({});
  const saving = useSaving((change: ScaleChange) => defineScale(schoolId, change));
  const now = scalesBySubject[subjectId] ?? scale;
  const written: Record<OwnField, string> = { ...writtenOf(now), ...own };
  const preset = PRESETS.find((each) => each === chosen);
  const wanted = chosen === 'own' ? scaleIn(written) : preset === undefined ? now : SCALE_PRESETS[preset];
  const reset = () => {
    setChosen('');
    setOwn({});
  };
  return (
    <SettingForm
      title={t('scale.title')}
      lead={t('scale.lead')}
      changes={changed([
        {
          what: subjectId === '' ? t('scale.all') : (subjects[subjectId] ?? ''),
          now: words(now),
          then: words(wanted),
        },
      ])}
      saving={saving}
      onSubmit={() => {
        const ofSubject = subjectId === '' ? {} : { subjectId };
        const change = preset === undefined ? { scale: wanted } : { preset };
        saving.mutate({ ...change, ...ofSubject }, { onSuccess: reset });
      }}
    >
      <div className={classes['fields']}>
        <NativeSelect
          label={t('scale.subject')}
          value={subjectId}
          data={[
            { value: '', label: t('scale.all') },
            ...Object.entries(subjects)
              .map(([value, label]) => ({ value, label }))
              .sort((a, b) => a.label.localeCompare(b.label)),
          ]}
          onChange={({ currentTarget }) => {
            saving.reset();
            reset();
            setSubjectId(currentTarget.value);
          }}
        />
        <NativeSelect
          label={t('scale.scale')}
          value={chosen}
          data={[
            { value: '', label: t('scale.asNow') },
            ...PRESETS.map((value) => ({ value, label: t(`scale.preset.${value}`) })),
            { value: 'own', label: t('scale.own') },
          ]}
          onChange={({ currentTarget }) => {
            saving.reset();
            setChosen(currentTarget.value);
          }}
        />
      </div>
      <p data-testid="scale-now">{t('now', { value: words(now) })}</p>
      {chosen === 'own' && (
        <div className={classes['fields']}>
          {OWN_FIELDS.map((name) => (
            <TextInput
              key={name}
              type="number"
              label={t(`scale.field.${name}`)}
              value={written[name]}
              error={isRefused(saving.error, FIELD_PATHS[name]) && t(`scale.wrong.${name}`)}
              onChange={({ currentTarget }) => {
                saving.reset();
                setOwn({ ...own, [name]: currentTarget.value });
              }}
              required
              withAsterisk={false}
            />
          ))}
        </div>
      )}
    </SettingForm>
  );
}

const writtenOf = ({ min, max, levels }: Scale): Record<OwnField, string> => ({
  min: min.toString(),
  max: max.toString(),
  satisfactory: levels.satisfactory.toString(),
  good: levels.good.toString(),
  excellent: levels.excellent.toString(),
});

/** Of whole numbers. */
const scaleIn = (written: Record<OwnField, string>): Scale => ({
  min: Number(written.min),
  max: Number(written.max),
  levels: {
    excellent: Number(written.excellent),
    good: Number(written.good),
    satisfactory: Number(written.satisfactory),
  },
});

/** A scale by its grades and where its levels begin. */
function useScaleWords() {
  const { t } = useSettingsTexts();
  return ({ min, max, names, levels: { excellent, good, satisfactory } }: Scale): string => {
    const grades = names ? Object.keys(names).join(', ') : `${min.toString()}–${max.toString()}`;
    return t('scale.words', { grades, excellent, good, satisfactory });
  };
}

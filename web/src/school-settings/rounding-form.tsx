import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { marksOf, thresholdsOf } from '../../../src/school/average.values.js';
import classes from '../administration/administration.module.css';
import { setRounding, type Rounding } from '../api/school-settings.js';
import { useNumbers } from '../pupil/numbers.js';
import { changed, isRefused, SettingForm, useSaving } from './setting-form.js';
import type { SettingProps } from './settings-page.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

/** How a term grade is proposed from an average. */
export function RoundingForm({ schoolId, settings: { rounding, scale } }: SettingProps) {
  const { t } = useSettingsTexts();
  const numbers = useNumbers();
  const [kind, setKind] = useState(rounding.kind);
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
  const set = rounding.kind === 'thresholds' ? rounding.least : {};
  const shownOf = (value: string) => written[value] ?? set[value]?.toString() ?? '';
  const least = Object.fromEntries(
    marksOf(scale)
      .slice(1)
      .map(({ value }) => [value, Number(shownOf(value).replace(',', '.'))] as const)
      .filter(([value]) => shownOf(value).trim() !== ''),
  );
  const wanted: Rounding = kind === 'halfUp' ? { kind } : { kind, least };
  const saving = useSaving((next: Rounding) => setRounding(schoolId, next));
  const [, ...now] = thresholdsOf(scale, rounding);
  const then = new Map(thresholdsOf(scale, wanted).map((mark) => [mark.value, mark.least]));
  const from = (average: number) => t('rounding.from', { average: numbers.average(average) });
  return (
    <SettingForm
      title={t('rounding.title')}
      lead={t('rounding.lead')}
      changes={changed([
        {
          what: t('rounding.how'),
          now: t(`rounding.kind.${rounding.kind}`),
          then: t(`rounding.kind.${kind}`),
        },
        ...now.map((mark) => ({
          what: t('rounding.grade', { value: mark.value }),
          now: from(mark.least),
          then: from(then.get(mark.value) ?? mark.least),
        })),
      ])}
      saving={saving}
      onSubmit={() => saving.mutate(wanted, { onSuccess: () => setWritten({}) })}
    >
      <p>{t('now', { value: t(`rounding.kind.${rounding.kind}`) })}</p>
      <NativeSelect
        label={t('rounding.how')}
        value={kind}
        data={(['halfUp', 'thresholds'] as const).map((each) => ({
          value: each,
          label: t(`rounding.kind.${each}`),
        }))}
        onChange={({ currentTarget }) => {
          saving.reset();
          setKind(currentTarget.value === 'halfUp' ? 'halfUp' : 'thresholds');
        }}
      />
      {kind === 'thresholds' && (
        <div className={classes['fields']}>
          {marksOf(scale)
            .slice(1)
            .map(({ value }) => (
              <TextInput
                key={value}
                inputMode="decimal"
                label={t('rounding.leastOf', { value })}
                value={shownOf(value)}
                error={isRefused(saving.error, `rounding.least.${value}`) && t('rounding.wrong')}
                onChange={({ currentTarget }) => {
                  saving.reset();
                  setWritten({ ...written, [value]: currentTarget.value });
                }}
              />
            ))}
        </div>
      )}
    </SettingForm>
  );
}

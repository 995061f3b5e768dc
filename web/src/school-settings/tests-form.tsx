import { setTestLimits, type TestLimits } from '../api/school-settings.js';
import { NumbersForm } from './numbers-form.js';
import type { SettingProps } from './settings-page.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

const MOST: TestLimits = { aDay: 20, aWeek: 100 };

/** How many planned tests a school wants for a class at most. */
export function TestsForm({ schoolId, settings: { testLimits } }: SettingProps) {
  const { t } = useSettingsTexts();
  return (
    <NumbersForm
      title={t('tests.title')}
      lead={t('tests.lead')}
      fields={(['aDay', 'aWeek'] as const).map((name) => {
        return { name, label: t(`tests.${name}`), least: 1, most: MOST[name] };
      })}
      now={testLimits}
      save={(limits) => setTestLimits(schoolId, limits)}
    />
  );
}

import { limitProxies } from '../api/school-settings.js';
import { NumbersForm } from './numbers-form.js';
import type { SettingProps } from './settings-page.js';
import { useSettingsTexts } from './texts/school-settings-texts.js';

/** For how many guardians one may vote in the meetings of a school. */
export function MeetingsForm({ schoolId, settings: { proxies } }: SettingProps) {
  const { t } = useSettingsTexts();
  return (
    <NumbersForm
      title={t('meetings.title')}
      lead={t('meetings.lead')}
      fields={[{ name: 'proxies', label: t('meetings.proxies'), least: 0, most: 20 }]}
      now={{ proxies }}
      save={(written) => limitProxies(schoolId, written.proxies)}
    />
  );
}

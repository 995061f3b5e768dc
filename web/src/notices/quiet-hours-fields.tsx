import { TextInput } from '@mantine/core';
import { useId, type ChangeEvent } from 'react';
import type { QuietHours } from '../api/notices.js';
import frame from '../shell/frame.module.css';
import type { Draft } from './draft.js';
import classes from './notices-page.module.css';
import type { Faults } from './refused-fields.js';
import { useNoticeTexts } from './texts/notice-texts.js';

interface QuietHoursFieldsProps {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly onChange: (draft: Draft) => void;
}

/** Whether there are hours in which nothing comes that can wait, and which. */
export function QuietHoursFields({ draft, faults, onChange }: QuietHoursFieldsProps) {
  const { t } = useNoticeTexts();
  const zones = useId();
  const field = (name: keyof QuietHours) => ({
    label: t(`notices:choosing.${name}`),
    value: draft.quietHours[name],
    error: faults.get(`quietHours.${name}`),
    onChange: ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) =>
      onChange({ ...draft, quietHours: { ...draft.quietHours, [name]: value } }),
  });
  return (
    <>
      <p className={frame['muted']}>{t('notices:choosing.quietLead')}</p>
      <label className={classes['tick']}>
        <input
          type="checkbox"
          checked={draft.isQuiet}
          onChange={({ currentTarget }) => onChange({ ...draft, isQuiet: currentTarget.checked })}
        />
        {t('notices:choosing.quietOn')}
      </label>
      {draft.isQuiet && (
        <div className={classes['hours']}>
          <TextInput type="time" {...field('from')} />
          <TextInput type="time" {...field('to')} />
          <TextInput
            list={zones}
            placeholder={t('notices:choosing.pick')}
            spellCheck={false}
            {...field('timeZone')}
          />
          <datalist id={zones}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </div>
      )}
    </>
  );
}

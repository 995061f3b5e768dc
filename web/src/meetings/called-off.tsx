import type { Meeting } from '../api/meetings.js';
import classes from './meetings.module.css';
import { useMeetingTexts } from './texts/meeting-texts.js';

/** That a meeting will not take place, and why. */
export function CalledOff({ meeting: { calledOff } }: { readonly meeting: Pick<Meeting, 'calledOff'> }) {
  const { t } = useMeetingTexts();
  if (!calledOff) return null;
  const { reason } = calledOff;
  return (
    <span className={classes['off']}>
      {reason === undefined ? t('calledOff') : t('calledOffBecause', { reason })}
    </span>
  );
}

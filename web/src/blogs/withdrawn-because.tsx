import type { Withdrawal } from '../api/blogs.js';
import classes from '../announcements/announcements.module.css';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { useBlogTexts } from './texts/blog-texts.js';

/** That something was there, and why it is not. */
export function WithdrawnBecause({ withdrawn }: { readonly withdrawn: Withdrawal }) {
  const { t } = useBlogTexts();
  const dates = useDates();
  const { by, at, reason } = withdrawn;
  const timeZone = timeZoneOf(useMe());
  return (
    <p className={classes['withdrawn']} data-testid="withdrawn">
      {t('withdrawn', { name: by.name, at: dates.instant(at, timeZone), reason })}
    </p>
  );
}

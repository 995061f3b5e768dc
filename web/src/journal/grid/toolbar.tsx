import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JournalPage } from '../../api/journal-page.js';
import { useGridTexts } from '../texts/grid-texts.js';
import classes from './grid.module.css';
import { isWaiting } from './entries.js';
import { ABSENCE_PREFIX, EXEMPT_KEY, needsPrefix } from './typed.js';
import type { Grid } from './use-grid.js';
import { absenceCodes } from './use-vocabulary.js';

interface ToolbarProps {
  readonly grid: Grid;
  readonly works: JournalPage['works'];
}

/** What grades are for, whether everything is saved, and how the keys work. */
export function Toolbar({ grid, works }: ToolbarProps) {
  const { t } = useGridTexts();
  const waiting = grid.entries.filter(isWaiting);
  const isUnreached = waiting.some(({ attempts }) => attempts > 1);
  return (
    <div className={classes['toolbar']}>
      <NativeSelect
        label={t('work')}
        value={grid.work?.code}
        onChange={({ currentTarget }) => grid.chooseWork(currentTarget.value)}
        data={works.map(({ code, title, weight }) => ({
          value: code,
          label: t('workOption', { title, weight }),
        }))}
      />
      <p className={classes['saved']} data-testid="saved" data-waiting={waiting.length}>
        {waiting.length === 0 ? t('allSaved') : t('waiting', { count: waiting.length })}
      </p>
      <KeysHelp grid={grid} />
      {isUnreached && (
        <p role="alert" className={classes['unreached']}>
          {t('unreached')}
        </p>
      )}
    </div>
  );
}

function KeysHelp({ grid: { vocabulary } }: { readonly grid: Grid }) {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  const marks = absenceCodes.map((code) => {
    const sign = common(`absence.mark.${code}`);
    const typed = needsPrefix(sign, vocabulary) ? ABSENCE_PREFIX + sign : sign;
    return `${typed} – ${common(`absence.${code}`)}`;
  });
  return (
    <details className={classes['help']}>
      <summary>{t('help.title')}</summary>
      <p>{t('help.absences', { marks: marks.join(', '), exempt: EXEMPT_KEY })}</p>
      <p>{t('help.move')}</p>
      <p>{t('help.open')}</p>
      <p>{t('help.more')}</p>
    </details>
  );
}

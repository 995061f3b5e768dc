import { Button, NativeSelect } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AbsenceCode } from '../../api/diary.js';
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
  readonly isClosed: boolean;
}

/** What grades are for, whether everything is saved, and how the keys work. */
export const Toolbar = memo(function Toolbar({ grid, works, isClosed }: ToolbarProps) {
  const { t } = useGridTexts();
  const waiting = [...grid.entries, ...grid.written].filter(isWaiting);
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
      <Button
        variant="default"
        size="xs"
        disabled={grid.undoable === 0}
        aria-keyshortcuts="Control+Z"
        onClick={grid.undo}
      >
        {t('undo', { count: grid.undoable })}
      </Button>
      {!isClosed && (
        <Button variant="default" size="xs" onClick={() => grid.setDialog('term')}>
          {t('term.open')}
        </Button>
      )}
      <KeysHelp grid={grid} />
      {isUnreached && (
        <p role="alert" className={classes['unreached']}>
          {t('unreached')}
        </p>
      )}
    </div>
  );
});

function KeysHelp({ grid: { vocabulary } }: { readonly grid: Grid }) {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  const typedFor = (code: AbsenceCode) => {
    const sign = common(`absence.mark.${code}`);
    return needsPrefix(sign, vocabulary) ? ABSENCE_PREFIX + sign : sign;
  };
  const marks = absenceCodes.map((code) => `${typedFor(code)} – ${common(`absence.${code}`)}`);
  return (
    <details className={classes['help']}>
      <summary>{t('help.title')}</summary>
      <p>{t('help.absences', { marks: marks.join(', '), exempt: EXEMPT_KEY, late: typedFor('late') })}</p>
      <p>{t('help.move')}</p>
      <p>{t('help.open')}</p>
      <p>{t('help.more')}</p>
    </details>
  );
}

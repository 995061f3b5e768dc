import { NativeSelect, TextInput } from '@mantine/core';
import { sendProof, ACHIEVEMENT_KINDS, ACHIEVEMENT_LEVELS } from '../api/portfolio.js';
import { Attach } from '../messages/attach.js';
import type { AchievementDraft } from './draft.js';
import classes from './portfolio.module.css';
import { usePortfolioTexts } from './texts/portfolio-texts.js';

interface AchievementFieldsProps {
  readonly pupilId: string;
  readonly draft: AchievementDraft;
  /** Where the school is: nothing is achieved later. */
  readonly today: string;
  readonly onChange: (draft: AchievementDraft) => void;
}

/** What an achievement is, with files that show it. */
export function AchievementFields({ pupilId, draft, today, onChange }: AchievementFieldsProps) {
  const { t } = usePortfolioTexts();
  const field = <Name extends 'kind' | 'level' | 'date' | 'title' | 'award'>(name: Name) => ({
    label: t(`form.${name}`),
    value: draft[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [name]: currentTarget.value }),
    withAsterisk: false,
  });
  return (
    <>
      <TextInput {...field('title')} maxLength={200} pattern=".*\S.*" required />
      <div className={classes['fields']}>
        <NativeSelect
          {...field('kind')}
          data={ACHIEVEMENT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <NativeSelect
          {...field('level')}
          data={ACHIEVEMENT_LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
        />
        <TextInput type="date" {...field('date')} max={today} required />
        <TextInput {...field('award')} maxLength={200} />
      </div>
      <Attach
        send={(file) => sendProof(pupilId, file)}
        files={draft.proofs}
        onChange={(proofs) => onChange({ ...draft, proofs })}
      />
    </>
  );
}

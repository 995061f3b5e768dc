import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  HEALTH_FLAGS,
  healthQuery,
  lowerHealthFlag,
  raiseHealthFlag,
  type HealthFlag,
  type RaisedFlag,
} from '../api/health.js';
import { todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './health.module.css';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';

interface FlagsSectionProps {
  readonly pupil: Pupil;
  readonly flags: readonly RaisedFlag[];
}

/** What the pupil's teachers are told, and until when. */
export function FlagsSection({ pupil, flags }: FlagsSectionProps) {
  const { t } = useHealthTexts();
  return (
    <section className={frame['sheet']}>
      <h2>{t('flags.title')}</h2>
      <p className={frame['muted']}>{t('flags.lead')}</p>
      {flags.length === 0 ? (
        <p data-testid="no-flags">{t('flags.none')}</p>
      ) : (
        <ul role="list" className={classes['list']} data-testid="flags">
          {flags.map((raised) => (
            <Raised key={raised.flag} pupil={pupil} raised={raised} />
          ))}
        </ul>
      )}
      <FlagForm pupil={pupil} />
    </section>
  );
}

interface RaisedProps {
  readonly pupil: Pupil;
  readonly raised: RaisedFlag;
}

function Raised({ pupil, raised: { flag, until } }: RaisedProps) {
  const { t } = useHealthTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const queryClient = useQueryClient();
  const lowering = useMutation({
    mutationFn: () => lowerHealthFlag(pupil.id, flag),
    onSettled: () => queryClient.invalidateQueries({ queryKey: healthQuery(pupil.id).queryKey }),
  });
  const name = common(`health.${flag}`);
  const told = until === undefined ? t('flags.stays') : t('flags.until', { date: dates.range(until, until) });
  return (
    <li>
      <div className={classes['line']}>
        <strong>{name}</strong> <span className={classes['aside']}>{told}</span>
        <Button
          size="compact-sm"
          variant="default"
          loading={lowering.isPending}
          aria-label={t('flags.endOf', { flag: name })}
          onClick={() => lowering.mutate()}
        >
          {t('flags.end')}
        </Button>
      </div>
      <Refusal error={lowering.error} />
    </li>
  );
}

const NOTHING: { readonly flag: HealthFlag | ''; readonly until: string } = { flag: '', until: '' };

/** Tells teachers of one more kind; of one that they know, anew until another day. */
function FlagForm({ pupil }: { readonly pupil: Pupil }) {
  const { t } = useHealthTexts();
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [{ flag, until }, setDraft] = useState(NOTHING);
  const raising = useMutation({
    mutationFn: (raised: RaisedFlag) => raiseHealthFlag(pupil.id, raised),
    onSuccess: () => setDraft(NOTHING),
    onSettled: () => queryClient.invalidateQueries({ queryKey: healthQuery(pupil.id).queryKey }),
  });
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (flag !== '') raising.mutate({ flag, ...(until === '' ? {} : { until }) });
      }}
    >
      <div className={classes['fields']}>
        <NativeSelect
          label={t('flags.kind')}
          value={flag}
          data={[
            { value: '', label: t('flags.choose') },
            ...HEALTH_FLAGS.map((value) => ({ value, label: common(`health.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            setDraft({ until, flag: HEALTH_FLAGS.find((each) => each === value) ?? '' })
          }
          required
          withAsterisk={false}
        />
        <TextInput
          type="date"
          label={t('flags.lastDay')}
          description={t('flags.lastDayHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={until}
          min={todayIn(pupil.timeZone)}
          onChange={({ currentTarget }) => setDraft({ flag, until: currentTarget.value })}
        />
      </div>
      <Refusal error={raising.error} />
      <div className={classes['line']}>
        <Button type="submit" loading={raising.isPending}>
          {t('flags.submit')}
        </Button>
        <p role="status">{raising.isSuccess && flag === '' && t('flags.done')}</p>
      </div>
    </form>
  );
}

import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../api/me.js';
import { messagingRulesQuery, setMessagingRules, type MessagingRules } from '../api/messages.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './messages.module.css';
import { useMessageTexts } from './texts/message-texts.js';

/** Who may write to each other in a school, and when its teachers are told of nothing. */
export function RulesOfSchool({ school: { id, name } }: { readonly school: Me['schools'][number] }) {
  const { t } = useMessageTexts();
  const isOneOfSeveral = useMe().schools.length > 1;
  const rules = useQuery(messagingRulesQuery(id));
  return (
    <section className={classes['rules']}>
      <h2 className={frame['heading']}>{isOneOfSeveral ? t('rules.titleOf', { name }) : t('rules.title')}</h2>
      <Answer query={rules} skeleton={<Skeleton height={240} />}>
        {(held) => <RulesForm schoolId={id} held={held} />}
      </Answer>
    </section>
  );
}

interface RulesFormProps {
  readonly schoolId: string;
  readonly held: MessagingRules;
}

/** Shown to all who lead the school, changed by administrators. */
function RulesForm({ schoolId, held }: RulesFormProps) {
  const { t } = useMessageTexts();
  const queryClient = useQueryClient();
  const mayChange = useMe().role === 'admin';
  const [draft, setDraft] = useState(held);
  const setting = useMutation({
    mutationFn: (rules: MessagingRules) => setMessagingRules(schoolId, rules),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: messagingRulesQuery(schoolId).queryKey }),
  });
  const { staffQuietHours: quiet, ...writers } = draft;
  const hour = (name: 'from' | 'to', hours: NonNullable<typeof quiet>) => ({
    label: t(`rules.${name}`),
    value: hours[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, staffQuietHours: { ...hours, [name]: currentTarget.value } }),
    required: true,
    withAsterisk: false,
  });
  return (
    <form
      className={frame['sheet']}
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate(draft);
      }}
    >
      <fieldset className={classes['fieldset']} disabled={!mayChange}>
        <legend>{t('rules.lead')}</legend>
        {(['guardiansWrite', 'guardiansWriteToOne', 'pupilsWrite', 'pupilsOfSchoolWrite'] as const).map(
          (name) => (
            <label key={name} className={classes['tick']}>
              <input
                type="checkbox"
                disabled={name === 'guardiansWriteToOne' && !draft.guardiansWrite}
                checked={draft[name] === true}
                onChange={({ currentTarget }) =>
                  setDraft(together({ ...draft, [name]: currentTarget.checked }))
                }
              />
              {t(`rules.${name}`)}
            </label>
          ),
        )}
        <label className={classes['tick']}>
          <input
            type="checkbox"
            checked={quiet !== undefined}
            onChange={({ currentTarget }) =>
              setDraft({ ...writers, ...(currentTarget.checked ? { staffQuietHours: USUAL_HOURS } : {}) })
            }
          />
          {t('rules.quiet')}
        </label>
        {quiet && (
          <div className={classes['hours']}>
            <TextInput type="time" {...hour('from', quiet)} />
            <TextInput type="time" {...hour('to', quiet)} />
          </div>
        )}
      </fieldset>
      <Refusal error={setting.error} />
      {mayChange ? (
        <div className={classes['tools']}>
          <Button type="submit" loading={setting.isPending}>
            {t('rules.save')}
          </Button>
          <p role="status" className={frame['muted']}>
            {setting.isSuccess && setting.variables === draft && t('rules.saved')}
          </p>
        </div>
      ) : (
        <p className={frame['muted']}>{t('rules.byAdmin')}</p>
      )}
    </form>
  );
}

/** One guardian writes to another alone only where they write to each other. */
const together = (rules: MessagingRules): MessagingRules =>
  rules.guardiansWrite ? rules : { ...rules, guardiansWriteToOne: false };

const USUAL_HOURS = { from: '20:00', to: '07:00' };

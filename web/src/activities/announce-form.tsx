import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { AudienceSelect } from '../announcements/audience-select.js';
import type { AudienceChoice } from '../announcements/audiences.js';
import { announceActivity } from '../api/activities.js';
import { useKey } from '../api/use-key.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import classes from './activities.module.css';
import { ActivityFields, SignUpFields } from './activity-fields.js';
import { ActivityRefusal } from './activity-refusal.js';
import { arrangementIn, NOTHING } from './draft.js';
import { useActivityTexts } from './texts/activity-texts.js';

/** What takes place and for whom, and whether pupils have to be signed up. */
export function AnnounceForm({ choices }: { readonly choices: readonly AudienceChoice[] }) {
  const { t } = useActivityTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const me = useMe();
  const [chosen, setChosen] = useState(0);
  const [draft, setDraft] = useState(NOTHING);
  const once = useKey();
  const choice = choices[chosen];
  const schoolId = choice && 'schoolId' in choice ? choice.schoolId : me.schools[0]?.id;
  const timeZone = me.schools.find(({ id }) => id === schoolId)?.timeZone ?? timeZoneOf(me);
  const announcing = useMutation({
    mutationFn: (where: AudienceChoice) => announceActivity(where, arrangementIn(draft), once.key),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['activities'] });
      await navigate({ to: '/activities' });
    },
    onError: once.onError,
  });
  const fields = { draft, onChange: setDraft, error: announcing.error };
  return (
    <form
      className={`${frame['sheet']} ${items['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (choice !== undefined) announcing.mutate(choice);
      }}
    >
      <ActivityRefusal error={announcing.error} />
      <AudienceSelect choices={choices} chosen={chosen} onChange={setChosen} />
      <ActivityFields {...fields} timeZone={timeZone} />
      <label className={classes['box']}>
        <input
          type="checkbox"
          checked={draft.isSignUpAsked}
          onChange={({ currentTarget }) => setDraft({ ...draft, isSignUpAsked: currentTarget.checked })}
        />
        {t('form.isSignUpAsked')}
      </label>
      {draft.isSignUpAsked && <SignUpFields {...fields} />}
      <div>
        <Button type="submit" loading={announcing.isPending}>
          {t('form.submit')}
        </Button>
      </div>
    </form>
  );
}

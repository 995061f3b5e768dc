import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  addressedRoles,
  announce,
  type AddressedRole,
  type AnnouncementDraft,
  type Audience,
} from '../api/announcements.js';
import { useKey } from '../api/use-key.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './announcements.module.css';
import { AudienceSelect } from './audience-select.js';
import type { AudienceChoice } from './audiences.js';
import { useAnnouncementTexts } from './texts/announcement-texts.js';

interface AnnouncementFormProps {
  readonly choices: readonly AudienceChoice[];
  /** Where the school is. */
  readonly today: string;
}

/** What is announced, to whom, from when until when, and whether it is to be confirmed. */
export function AnnouncementForm({ choices, today }: AnnouncementFormProps) {
  const { t } = useAnnouncementTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState(0);
  const [roles, setRoles] = useState<readonly AddressedRole[]>(['guardian']);
  const [draft, setDraft] = useState({ title: '', text: '', from: today, until: '' });
  const [flags, setFlags] = useState({ receiptAsked: false, pinned: false });
  const once = useKey();
  const choice = choices[chosen];
  const announcing = useMutation({
    mutationFn: (audience: Audience) => announce(audience, draftOf(draft, flags), once.key),
    onSuccess: async (announcementId) => {
      await queryClient.invalidateQueries({ queryKey: ['announcements'] });
      await navigate({ to: '/announcements/$announcementId', params: { announcementId } });
    },
    onError: once.onError,
  });
  const change = (name: keyof typeof draft) => (event: { currentTarget: { value: string } }) => {
    setDraft({ ...draft, [name]: event.currentTarget.value });
  };
  return (
    <form
      className={`${frame['sheet']} ${items['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (choice !== undefined) announcing.mutate(audienceOf(choice, roles));
      }}
    >
      <Refusal error={announcing.error} />
      <AudienceSelect choices={choices} chosen={chosen} onChange={setChosen} />
      {choice?.to === 'roles' && <RoleBoxes roles={roles} onChange={setRoles} />}
      <TextInput
        label={t('form.heading')}
        value={draft.title}
        maxLength={200}
        pattern=".*\S.*"
        onChange={change('title')}
        required
        withAsterisk={false}
      />
      <Textarea
        label={t('form.text')}
        value={draft.text}
        maxLength={8000}
        rows={8}
        onChange={change('text')}
        required
        withAsterisk={false}
      />
      <div className={classes['days']}>
        <TextInput
          type="date"
          label={t('form.from')}
          value={draft.from}
          min={today}
          onChange={change('from')}
        />
        <TextInput
          type="date"
          label={t('form.until')}
          description={t('form.untilHint')}
          value={draft.until}
          min={draft.from}
          onChange={change('until')}
        />
      </div>
      {(['receiptAsked', 'pinned'] as const).map((name) => (
        <label key={name} className={classes['box']}>
          <input
            type="checkbox"
            checked={flags[name]}
            onChange={({ currentTarget }) => setFlags({ ...flags, [name]: currentTarget.checked })}
          />
          {t(`form.${name}`)}
        </label>
      ))}
      <div>
        <Button
          type="submit"
          loading={announcing.isPending}
          disabled={choice?.to === 'roles' && roles.length === 0}
        >
          {t('form.submit')}
        </Button>
      </div>
    </form>
  );
}

const draftOf = (
  { from, until, ...words }: { title: string; text: string; from: string; until: string },
  flags: Pick<AnnouncementDraft, 'pinned' | 'receiptAsked'>,
): AnnouncementDraft => ({
  ...{ ...words, ...flags },
  ...(from === '' ? {} : { from }),
  ...(until === '' ? {} : { until }),
});

function audienceOf(choice: AudienceChoice, roles: readonly AddressedRole[]): Audience {
  if ('classId' in choice) return { classId: choice.classId };
  return { schoolId: choice.schoolId, ...(choice.to === 'roles' ? { roles } : {}) };
}

interface RoleBoxesProps {
  readonly roles: readonly AddressedRole[];
  readonly onChange: (roles: readonly AddressedRole[]) => void;
}

function RoleBoxes({ roles, onChange }: RoleBoxesProps) {
  const { t } = useAnnouncementTexts();
  return (
    <fieldset className={classes['roles']}>
      <legend>{t('form.rolesChosen')}</legend>
      {addressedRoles.map((role) => (
        <label key={role} className={classes['box']}>
          <input
            type="checkbox"
            checked={roles.includes(role)}
            onChange={({ currentTarget }) =>
              onChange(
                addressedRoles.filter((each) =>
                  each === role ? currentTarget.checked : roles.includes(each),
                ),
              )
            }
          />
          {t(`audience.role.${role}`)}
        </label>
      ))}
    </fieldset>
  );
}

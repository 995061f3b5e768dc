import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
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
import { ProblemError } from '../api/request.js';
import { newUuid } from '../api/uuid.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './announcements.module.css';
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
  // One for what is written here, so that a second try doesn't announce it twice.
  const [key, setKey] = useState(newUuid);
  const choice = choices[chosen];
  const announcing = useMutation({
    mutationFn: (audience: Audience) => announce(audience, draftOf(draft, flags), key),
    onSuccess: async (announcementId) => {
      await queryClient.invalidateQueries({ queryKey: ['announcements'] });
      await navigate({ to: '/announcements/$announcementId', params: { announcementId } });
    },
    // What was refused is put right and sent as something new.
    onError: (error) => error instanceof ProblemError && setKey(newUuid()),
  });
  const change = (name: keyof typeof draft) => (event: { currentTarget: { value: string } }) => {
    setDraft({ ...draft, [name]: event.currentTarget.value });
  };
  return (
    <form
      className={`${frame['sheet']} ${classes['form']}`}
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

interface AudienceSelectProps {
  readonly choices: readonly AudienceChoice[];
  readonly chosen: number;
  readonly onChange: (chosen: number) => void;
}

function AudienceSelect({ choices, chosen, onChange }: AudienceSelectProps) {
  const { t } = useAnnouncementTexts();
  const labelled = choices.map((choice, index) => ({ to: choice.to, value: index.toString(), choice }));
  const items = (...of: readonly AudienceChoice['to'][]) =>
    labelled
      .filter(({ to }) => of.includes(to))
      .map(({ value, choice }) => ({ value, label: labelOf(choice) }));
  const labelOf = (choice: AudienceChoice): string => {
    if ('classId' in choice) return choice.title;
    return choice.to === 'roles'
      ? t('form.roles', { school: choice.school })
      : t('audience.schoolNamed', { school: choice.school });
  };
  const group = (label: string, found: { value: string; label: string }[]) =>
    found.length === 0 ? [] : [{ group: label, items: found }];
  return (
    <NativeSelect
      label={t('form.audience')}
      value={chosen.toString()}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      data={[
        ...items('school', 'roles'),
        ...group(t('form.classes'), items('class')),
        ...group(t('form.groups'), items('group')),
      ]}
    />
  );
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

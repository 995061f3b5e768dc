import { Button, Checkbox, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JOINT_GROUPS, partnersQuery, proposeJointGroup } from '../api/joint-groups.js';
import { useKey } from '../api/use-key.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { useJointGroupTexts } from './texts/joint-group-texts.js';

/** A new group with other schools. */
export function ProposePage() {
  const { t } = useJointGroupTexts();
  const { t: common } = useTranslation();
  const schoolId = useMe().schools[0]?.id ?? '';
  const partners = useQuery(partnersQuery(schoolId));
  useDocumentTitle(`${t('propose')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/joint-groups">{t('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('propose')}</h1>
      <Answer query={partners} skeleton={<Skeleton height={320} />}>
        {(schools) =>
          schools.length === 0 ? (
            <p data-testid="nowhere">{t('form.nowhere')}</p>
          ) : (
            <ProposeForm schoolId={schoolId} partners={schools} />
          )
        }
      </Answer>
    </>
  );
}

interface ProposeFormProps {
  readonly schoolId: string;
  readonly partners: readonly { readonly id: string; readonly title: string }[];
}

function ProposeForm({ schoolId, partners }: ProposeFormProps) {
  const { t } = useJointGroupTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({ title: '', purpose: '', schoolIds: [] as string[] });
  const once = useKey();
  const proposing = useMutation({
    mutationFn: () => proposeJointGroup(schoolId, draft, once.key),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: JOINT_GROUPS });
      await navigate({ to: '/joint-groups' });
    },
    onError: once.onError,
  });
  return (
    <form
      className={`${frame['sheet']} ${items['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        proposing.mutate();
      }}
    >
      <p className={frame['muted']}>{t('form.lead')}</p>
      <Refusal error={proposing.error} />
      <TextInput
        label={t('form.title')}
        value={draft.title}
        maxLength={120}
        pattern=".*\S.*"
        onChange={({ currentTarget }) => setDraft({ ...draft, title: currentTarget.value })}
        required
        withAsterisk={false}
      />
      <Textarea
        label={t('form.purpose')}
        value={draft.purpose}
        maxLength={2000}
        rows={4}
        onChange={({ currentTarget }) => setDraft({ ...draft, purpose: currentTarget.value })}
        required
        withAsterisk={false}
      />
      <Checkbox.Group
        label={t('form.schools')}
        value={draft.schoolIds}
        onChange={(schoolIds) => setDraft({ ...draft, schoolIds })}
      >
        <Stack gap="xs" mt="xs">
          {partners.map(({ id, title }) => (
            <Checkbox key={id} value={id} label={title} />
          ))}
        </Stack>
      </Checkbox.Group>
      <div>
        <Button type="submit" loading={proposing.isPending} disabled={draft.schoolIds.length === 0}>
          {t('form.submit')}
        </Button>
      </div>
    </form>
  );
}

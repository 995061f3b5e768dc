import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  correspondentsQuery,
  openThread,
  sendAttachment,
  threadsQuery,
  type Addressee,
  type Addressees,
  type SentFile,
  type Circle,
  type OfClass,
} from '../api/messages.js';
import { useKey } from '../api/use-key.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { Attach } from './attach.js';
import { useMessageTexts } from './texts/message-texts.js';

/** To whom, and what: those of a class or group, another guardian, or somebody about a pupil. */
export function ThreadForm({ circles, guardiansOf, pupils }: Addressees) {
  const { t } = useMessageTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState('');
  const [to, setTo] = useState('');
  const [words, setWords] = useState({ title: '', text: '' });
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const once = useKey();
  const circle = circles.find((each) => valueOf(each) === chosen);
  const pupil = pupils.find(({ id }) => id === chosen);
  const beside = guardiansOf.find((each) => besideIn(each) === chosen);
  const around = (pupil && { pupilId: pupil.id }) ?? (beside && { classId: beside.classId });
  const addressee: Addressee | undefined = circle ?? (around && to !== '' ? { ...around, to } : undefined);
  const opening = useMutation({
    mutationFn: (whom: Addressee) => openThread(whom, { ...words, files }, once.key),
    onSuccess: async (threadId) => {
      await queryClient.invalidateQueries({ queryKey: threadsQuery.queryKey });
      await navigate({ to: '/messages/$threadId', params: { threadId } });
    },
    onError: once.onError,
  });
  const change = (name: keyof typeof words) => (event: { currentTarget: { value: string } }) => {
    setWords({ ...words, [name]: event.currentTarget.value });
  };
  const group = (label: string, items: { value: string; label: string }[]) =>
    items.length === 0 ? [] : [{ group: label, items }];
  return (
    <form
      className={`${frame['sheet']} ${items['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (addressee !== undefined) opening.mutate(addressee);
      }}
    >
      <Refusal error={opening.error} />
      <NativeSelect
        label={t('form.to')}
        value={chosen}
        onChange={({ currentTarget }) => {
          setChosen(currentTarget.value);
          setTo('');
        }}
        required
        withAsterisk={false}
        data={[
          { value: '', label: t('form.choose') },
          ...group(
            t('form.classes'),
            circles.map((each) => ({
              value: valueOf(each),
              label: t(`form.${each.kind}`, { title: each.title }),
            })),
          ),
          ...group(
            t('form.guardianAlone'),
            guardiansOf.map((each) => ({
              value: besideIn(each),
              label: t('form.twoGuardians', { title: each.title }),
            })),
          ),
          ...group(
            t('form.people'),
            pupils.map(({ id, name }) => ({ value: id, label: name })),
          ),
        ]}
      />
      {around && <PersonSelect around={around} chosen={to} onChange={setTo} />}
      <TextInput
        label={t('form.heading')}
        value={words.title}
        maxLength={120}
        pattern=".*\S.*"
        onChange={change('title')}
        required
        withAsterisk={false}
      />
      <Textarea
        label={t('form.text')}
        value={words.text}
        maxLength={4000}
        rows={8}
        onChange={change('text')}
        required
        withAsterisk={false}
      />
      <Attach send={sendAttachment} files={files} onChange={setFiles} />
      <div>
        <Button type="submit" loading={opening.isPending} disabled={addressee === undefined}>
          {t('form.submit')}
        </Button>
      </div>
    </form>
  );
}

const valueOf = (circle: Circle): string => `${circle.kind} ${idOf(circle)}`;

const idOf = (circle: Circle): string => {
  if (circle.kind === 'jointGroup') return circle.jointGroupId;
  return circle.kind === 'schoolPupils' ? circle.schoolId : circle.classId;
};

const besideIn = ({ classId }: OfClass): string => `twoGuardians ${classId}`;

interface PersonSelectProps {
  readonly around: Parameters<typeof correspondentsQuery>[0];
  readonly chosen: string;
  readonly onChange: (personId: string) => void;
}

/** The guardians of a pupil, those who teach the pupil, or the other guardians of a class. */
function PersonSelect({ around, chosen, onChange }: PersonSelectProps) {
  const { t } = useMessageTexts();
  const { data: correspondents, error } = useQuery(correspondentsQuery(around));
  if (correspondents?.length === 0) return <p>{t('form.noCorrespondent')}</p>;
  return (
    <>
      <Refusal error={error} />
      <NativeSelect
        label={t('form.person')}
        value={chosen}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        required
        withAsterisk={false}
        data={[
          { value: '', label: t('form.choose') },
          ...(correspondents ?? []).map(({ id, name, as }) => ({
            value: id,
            label: `${name}, ${t(`form.${as}`)}`,
          })),
        ]}
      />
    </>
  );
}

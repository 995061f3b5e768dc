import { Textarea, TextInput } from '@mantine/core';
import classes from './activities.module.css';
import { useFaultOf } from './activity-refusal.js';
import type { ActivityDraft, DraftField } from './draft.js';
import { localTimeIn } from './sign-up-state.js';
import { useActivityTexts } from './texts/activity-texts.js';

interface FieldsProps {
  readonly draft: ActivityDraft;
  readonly onChange: (draft: ActivityDraft) => void;
  /** Why the draft was refused, where it was. */
  readonly error: unknown;
}

const REQUIRED = { required: true, withAsterisk: false };
const WORDS = { ...REQUIRED, maxLength: 200, pattern: '.*\\S.*' };

/** What takes place, when and where. */
export function ActivityFields({ timeZone, ...props }: FieldsProps & { readonly timeZone: string }) {
  const { t } = useActivityTexts();
  const field = useField(props);
  return (
    <>
      <TextInput {...field('title')} {...WORDS} />
      <div className={classes['fields']}>
        <TextInput type="datetime-local" {...field('startsAt')} {...REQUIRED} min={localTimeIn(timeZone)} />
        <TextInput type="datetime-local" {...field('endsAt')} min={props.draft.startsAt} />
        <TextInput {...field('place')} {...WORDS} />
      </div>
      <Textarea {...field('text')} description={t('form.textHint')} maxLength={4000} rows={4} />
    </>
  );
}

/** How many pupils can be signed up, and until when. */
export function SignUpFields(props: FieldsProps) {
  const field = useField(props);
  return (
    <div className={classes['fields']}>
      <TextInput type="number" {...field('places')} {...REQUIRED} min={1} max={10_000} />
      <TextInput type="datetime-local" {...field('until')} {...REQUIRED} max={props.draft.startsAt} />
    </div>
  );
}

function useField({ draft, onChange, error }: FieldsProps) {
  const { t } = useActivityTexts();
  const faultOf = useFaultOf(error);
  return (name: DraftField) => ({
    label: t(`form.${name}`),
    value: draft[name],
    error: faultOf(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [name]: event.currentTarget.value }),
  });
}

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { approveJointGroup, nameLeaders, type JointGroup } from '../api/joint-groups.js';
import { useClasses } from '../api/school.js';
import { Dialog } from '../shell/dialog.js';
import classes from '../shell/dialog.module.css';
import { NotHad } from '../shell/not-had.js';
import { Refusal } from '../shell/refusal.js';
import { useJointGroupTexts } from './texts/joint-group-texts.js';
import { useChange } from './use-change.js';

interface LeaderDialogProps {
  readonly group: JointGroup;
  readonly schoolId: string;
  readonly what: 'approve' | 'leaders';
  readonly onClose: () => void;
}

/** Who leads a group in a school, which takes part by that. */
export function LeaderDialog({ group: { jointGroupId, title }, schoolId, what, onClose }: LeaderDialogProps) {
  const { t } = useJointGroupTexts();
  const [leaderId, setLeaderId] = useState('');
  const schoolClasses = useClasses(schoolId);
  const teachers = new Map(
    (schoolClasses.data ?? []).flatMap((each) => each.teachers.map(({ id, name }) => [id, name] as const)),
  );
  const send = what === 'approve' ? approveJointGroup : nameLeaders;
  const saving = useChange(() => send(jointGroupId, schoolId, [leaderId]), onClose);
  return (
    <Dialog title={t(`decide.${what}Of`, { title })} onCancel={onClose}>
      <p>{t(`decide.${what}Lead`)}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <NotHad query={schoolClasses} />
        <Refusal error={saving.error} />
        <NativeSelect
          label={t('decide.leader')}
          value={leaderId}
          onChange={({ currentTarget }) => setLeaderId(currentTarget.value)}
          required
          withAsterisk={false}
          data={[
            { value: '', label: t('decide.choose') },
            ...[...teachers]
              .map(([value, label]) => ({ value, label }))
              .sort((a, b) => a.label.localeCompare(b.label)),
          ]}
        />
        <div className={classes['buttons']}>
          <Button type="submit" loading={saving.isPending} disabled={leaderId === ''}>
            {t('decide.save')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('decide.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

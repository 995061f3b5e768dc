import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { JOINT_GROUPS, leaveJointGroup, refuseJointGroup, type JointGroup } from '../api/joint-groups.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { LeaderDialog } from './leader-dialog.js';
import { useJointGroupTexts } from './texts/joint-group-texts.js';

type What = 'approve' | 'refuse' | 'leaders' | 'leave';

/** What a deputy head can do, as the school stands to a group. */
const OFFERED: Readonly<Record<JointGroup['schools'][number]['standing'], readonly What[]>> = {
  asked: ['approve', 'refuse'],
  takesPart: ['leaders', 'leave'],
  refused: ['approve'],
  left: ['approve'],
};

interface DecisionToolsProps {
  readonly group: JointGroup;
  readonly schoolId: string;
}

/** What a deputy head decides about a group for the school. */
export function DecisionTools({ group, schoolId }: DecisionToolsProps) {
  const { t } = useJointGroupTexts();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<What>();
  const { jointGroupId, title, schools, closed } = group;
  const standing = schools.find(({ id }) => id === schoolId)?.standing;
  if (closed || standing === undefined) return null;
  const onClose = () => setAsking(undefined);
  return (
    <>
      {standing === 'asked' && <p role="status">{t('decide.waits')}</p>}
      <Group gap="xs">
        {OFFERED[standing].map((what) => (
          <Button
            key={what}
            size="xs"
            variant={what === 'approve' ? 'filled' : 'default'}
            aria-label={t(`decide.${what}Of`, { title })}
            onClick={() => setAsking(what)}
          >
            {t(`decide.${what}`)}
          </Button>
        ))}
      </Group>
      {(asking === 'approve' || asking === 'leaders') && (
        <LeaderDialog group={group} schoolId={schoolId} what={asking} onClose={onClose} />
      )}
      {(asking === 'refuse' || asking === 'leave') && (
        <AskForReason
          title={t(`decide.${asking}Of`, { title })}
          lead={t(`decide.${asking}Lead`)}
          texts={{
            reason: t('decide.reason'),
            submit: t(`decide.${asking}`),
            cancel: t('decide.cancel'),
          }}
          carryOut={(reason) =>
            (asking === 'refuse' ? refuseJointGroup : leaveJointGroup)(jointGroupId, schoolId, reason)
          }
          onSettled={() => queryClient.invalidateQueries({ queryKey: JOINT_GROUPS })}
          onClose={onClose}
        />
      )}
    </>
  );
}

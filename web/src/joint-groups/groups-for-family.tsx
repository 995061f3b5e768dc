import { Button, Group, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { agreeTo, jointGroupsForQuery, leaveAs, type JointGroup } from '../api/joint-groups.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { GroupCard } from './group-card.js';
import { useJointGroupTexts } from './texts/joint-group-texts.js';
import { useChange } from './use-change.js';

/** The groups that a pupil is in, or was asked into. */
export function GroupsForFamily({ pupilId }: { readonly pupilId: string }) {
  const { t } = useJointGroupTexts();
  const isPupil = useMe().role === 'pupil';
  const groups = useQuery(jointGroupsForQuery(pupilId));
  return (
    <Answer query={groups} skeleton={<Skeleton height={240} />}>
      {(all) =>
        all.length === 0 ? (
          <p data-testid="none">{t('none')}</p>
        ) : (
          <ul role="list" className={items['list']}>
            {all.map((group) => (
              <GroupCard key={group.jointGroupId} group={group} isOpen={isPupil && group.joined === true}>
                <FamilyTools pupilId={pupilId} group={group} />
              </GroupCard>
            ))}
          </ul>
        )
      }
    </Answer>
  );
}

interface FamilyToolsProps {
  readonly pupilId: string;
  readonly group: JointGroup;
}

function FamilyTools({ pupilId, group: { jointGroupId, title, joined, closed } }: FamilyToolsProps) {
  const { t } = useJointGroupTexts();
  const isPupil = useMe().role === 'pupil';
  const agreeing = useChange(() => agreeTo(pupilId, jointGroupId));
  const leaving = useChange(() => leaveAs(pupilId, jointGroupId));
  const state = joined ? 'in' : isPupil ? 'askedPupil' : 'asked';
  return (
    <>
      <p role="status">{t(`family.${state}`)}</p>
      <Refusal error={agreeing.error ?? leaving.error} />
      <Group gap="xs">
        {!joined && !isPupil && !closed && (
          <Button
            size="xs"
            aria-label={t('family.agreeTo', { title })}
            loading={agreeing.isPending}
            onClick={() => agreeing.mutate()}
          >
            {t('family.agree')}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          aria-label={t(joined ? 'family.leaveOf' : 'family.refuseTo', { title })}
          loading={leaving.isPending}
          onClick={() => leaving.mutate()}
        >
          {t(joined ? 'family.leave' : 'family.refuse')}
        </Button>
      </Group>
    </>
  );
}

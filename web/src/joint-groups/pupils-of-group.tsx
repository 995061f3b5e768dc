import { Button } from '@mantine/core';
import { takePupilOut, type JointGroup, type PersonOfSchool } from '../api/joint-groups.js';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { useJointGroupTexts } from './texts/joint-group-texts.js';
import { useChange } from './use-change.js';

interface PupilsOfGroupProps {
  readonly group: JointGroup;
  /** The schools whose pupils the reader takes out. */
  readonly schoolIds: readonly string[];
}

/** Who is in a group, and who was asked. */
export function PupilsOfGroup({ group, schoolIds }: PupilsOfGroupProps) {
  const { t } = useJointGroupTexts();
  const { pupils = [], asked = [] } = group;
  const listed = (people: readonly PersonOfSchool[]) => (
    <ul role="list" className={items['list']}>
      {people.map((pupil) => (
        <li key={pupil.id} className={items['item']}>
          {pupil.name}
          <span className={items['aside']}>
            {' · '}
            {group.schools.find(({ id }) => id === pupil.schoolId)?.title}
          </span>
          {schoolIds.includes(pupil.schoolId) && <TakeOut jointGroupId={group.jointGroupId} pupil={pupil} />}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <h2>{t('group.pupils')}</h2>
      {pupils.length === 0 ? <p>{t('group.nobody')}</p> : listed(pupils)}
      {asked.length > 0 && (
        <>
          <h2>{t('group.asked')}</h2>
          {listed(asked)}
        </>
      )}
    </>
  );
}

interface TakeOutProps {
  readonly jointGroupId: string;
  readonly pupil: PersonOfSchool;
}

function TakeOut({ jointGroupId, pupil }: TakeOutProps) {
  const { t } = useJointGroupTexts();
  const taking = useChange(() => takePupilOut(jointGroupId, pupil));
  return (
    <div>
      <Button size="compact-sm" variant="default" loading={taking.isPending} onClick={() => taking.mutate()}>
        {t('group.takeOut', { name: pupil.name })}
      </Button>
      <Refusal error={taking.error} />
    </div>
  );
}

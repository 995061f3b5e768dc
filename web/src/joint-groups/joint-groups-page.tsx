import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { jointGroupsInQuery, ownJointGroupsQuery } from '../api/joint-groups.js';
import { ForChild } from '../pupil/for-child.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { DecisionTools } from './decision-tools.js';
import { GroupCard } from './group-card.js';
import { GroupsForFamily } from './groups-for-family.js';
import { useJointGroupTexts } from './texts/joint-group-texts.js';

const route = getRouteApi('/signed-in/joint-groups');

/** Groups of several schools: families agree, teachers propose and lead them, deputy heads decide for the school. */
export function JointGroupsPage() {
  const { t } = useJointGroupTexts();
  const { t: common } = useTranslation();
  const { role, schools } = useMe();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  if (role === 'guardian' || role === 'pupil') return <ForFamily />;
  const leads = role === 'deputyHead' || role === 'admin';
  return (
    <>
      <p>
        <Link to="/messages">{t('messages')}</Link>
      </p>
      <div className={items['top']}>
        <h1 className={frame['heading']}>{t('title')}</h1>
        {(role === 'deputyHead' || role === 'teacher') && (
          <Button renderRoot={(props) => <Link to="/joint-groups/new" {...props} />}>{t('propose')}</Button>
        )}
      </div>
      {leads ? (
        schools.map(({ id, name }) => (
          <section key={id}>
            {schools.length > 1 && <h2>{name}</h2>}
            <GroupsOfSchool schoolId={id} mayDecide={role === 'deputyHead'} />
          </section>
        ))
      ) : (
        <OwnGroups />
      )}
    </>
  );
}

function ForFamily() {
  const { t } = useJointGroupTexts();
  const { role } = useMe();
  return (
    <>
      <p>
        <Link to="/messages">{t('messages')}</Link>
      </p>
      <ForChild
        asked={route.useSearch().pupil}
        title={(name) => (name === undefined || role === 'pupil' ? t('title') : t('titleOf', { name }))}
        lead={t(role === 'pupil' ? 'leadOfPupil' : 'lead')}
        noChildren={t('noChildren')}
      >
        {(pupilId) => <GroupsForFamily key={pupilId} pupilId={pupilId} />}
      </ForChild>
    </>
  );
}

interface GroupsOfSchoolProps {
  readonly schoolId: string;
  readonly mayDecide: boolean;
}

function GroupsOfSchool({ schoolId, mayDecide }: GroupsOfSchoolProps) {
  const { t } = useJointGroupTexts();
  const groups = useQuery(jointGroupsInQuery(schoolId));
  return (
    <Answer query={groups} skeleton={<Skeleton height={240} />}>
      {(all) =>
        all.length === 0 ? (
          <p data-testid="none">{t('none')}</p>
        ) : (
          <ul role="list" className={items['list']}>
            {all.map((group) => (
              <GroupCard key={group.jointGroupId} group={group} isOpen>
                {mayDecide && <DecisionTools group={group} schoolId={schoolId} />}
              </GroupCard>
            ))}
          </ul>
        )
      }
    </Answer>
  );
}

function OwnGroups() {
  const { t } = useJointGroupTexts();
  const groups = useQuery(ownJointGroupsQuery);
  return (
    <Answer query={groups} skeleton={<Skeleton height={240} />}>
      {(all) =>
        all.length === 0 ? (
          <p data-testid="none">{t('none')}</p>
        ) : (
          <ul role="list" className={items['list']}>
            {all.map((group) => (
              <GroupCard key={group.jointGroupId} group={group} isOpen />
            ))}
          </ul>
        )
      }
    </Answer>
  );
}

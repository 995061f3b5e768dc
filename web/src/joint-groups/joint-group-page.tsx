import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeJointGroup, jointGroupQuery, type JointGroup } from '../api/joint-groups.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { Dialog } from '../shell/dialog.js';
import dialog from '../shell/dialog.module.css';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import { AskPupil } from './ask-pupil.js';
import { AboutGroup } from './group-card.js';
import { PupilsOfGroup } from './pupils-of-group.js';
import { useJointGroupTexts } from './texts/joint-group-texts.js';
import { useChange } from './use-change.js';

const route = getRouteApi('/signed-in/joint-groups/$jointGroupId');

/** A group of several schools with its pupils: for them, its leaders, and those who lead its schools. */
export function JointGroupPage() {
  const { t } = useJointGroupTexts();
  const group = useQuery(jointGroupQuery(route.useParams().jointGroupId));
  return (
    <>
      <p>
        <Link to="/joint-groups">{t('back')}</Link>
      </p>
      <Answer query={group} skeleton={<Skeleton height={320} />}>
        {(found) => <Told group={found} />}
      </Answer>
    </>
  );
}

function Told({ group }: { readonly group: JointGroup }) {
  const { t } = useJointGroupTexts();
  const { t: common } = useTranslation();
  const { person, role, schools: mine } = useMe();
  const { title, goesOn, schools } = group;
  useDocumentTitle(`${title} – ${common('app')}`);
  const isLeader = schools.some(({ leaders }) => leaders.some(({ id }) => id === person.id));
  // For which of the schools that take part the reader says who is in it.
  const own = schools.filter(
    ({ id, standing, leaders }) =>
      standing === 'takesPart' &&
      (leaders.some((leader) => leader.id === person.id) ||
        (role === 'deputyHead' && mine.some((school) => school.id === id))),
  );
  const isHome = role !== 'pupil' && mine.some(({ id }) => id === schools[0]?.id);
  return (
    <>
      <h1 className={frame['heading']}>{title}</h1>
      <AboutGroup group={group} />
      {goesOn && (isLeader || role === 'pupil') && (
        <p>
          <Button renderRoot={(props) => <Link to="/messages/new" {...props} />}>{t('group.write')}</Button>
        </p>
      )}
      <PupilsOfGroup group={group} schoolIds={own.map(({ id }) => id)} />
      {!group.closed && own.map((school) => <AskPupil key={school.id} group={group} school={school} />)}
      {!group.closed && isHome && role !== 'admin' && <Close group={group} />}
    </>
  );
}

function Close({ group: { jointGroupId } }: { readonly group: JointGroup }) {
  const { t } = useJointGroupTexts();
  const [asking, setAsking] = useState(false);
  const closing = useChange(
    () => closeJointGroup(jointGroupId),
    () => setAsking(false),
  );
  return (
    <div>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('group.close')}
      </Button>
      {asking && (
        <Dialog title={t('group.close')} onCancel={() => setAsking(false)}>
          <p>{t('group.closeLead')}</p>
          <Refusal error={closing.error} />
          <div className={dialog['buttons']}>
            <Button loading={closing.isPending} onClick={() => closing.mutate()}>
              {t('group.closeSubmit')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('group.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

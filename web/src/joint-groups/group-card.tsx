import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { JointGroup, SchoolOfGroup } from '../api/joint-groups.js';
import items from '../shell/items.module.css';
import { useJointGroupTexts } from './texts/joint-group-texts.js';

interface GroupCardProps {
  readonly group: JointGroup;
  /** Whether a page of its own tells more. */
  readonly isOpen: boolean;
  readonly children?: ReactNode;
}

/** A group in a list, with what can be done about it. */
export function GroupCard({ group, isOpen, children }: GroupCardProps) {
  const { jointGroupId, title } = group;
  return (
    <li className={items['item']}>
      {isOpen ? (
        <Link to="/joint-groups/$jointGroupId" params={{ jointGroupId }} className={items['title']}>
          {title}
        </Link>
      ) : (
        <strong className={items['title']}>{title}</strong>
      )}
      <AboutGroup group={group} />
      {children}
    </li>
  );
}

/** What a group is for, and how its schools stand to it. */
export function AboutGroup({ group }: { readonly group: JointGroup }) {
  const { t } = useJointGroupTexts();
  const { purpose, schools, size, closed } = group;
  return (
    <>
      <p>{purpose}</p>
      <p className={items['aside']}>
        {t('size', { count: size })}
        {closed && ` · ${t('closed')}`}
      </p>
      {schools.map((school) => (
        <School key={school.id} school={school} />
      ))}
    </>
  );
}

function School({ school }: { readonly school: SchoolOfGroup }) {
  const { t } = useJointGroupTexts();
  const { title, standing, leaders, reason } = school;
  const names = leaders.map(({ name }) => name).join(', ');
  return (
    <p className={items['aside']}>
      {[
        t('school', { title, standing: t(`standing.${standing}`) }),
        ...(names === '' ? [] : [t('ledBy', { names })]),
        ...(reason === undefined ? [] : [t('why', { reason })]),
      ].join(' · ')}
    </p>
  );
}

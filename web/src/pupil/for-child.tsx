import type { ReactNode } from 'react';
import { calledBy, pupilsOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { ChooseChild } from './choose-child.js';

interface ForChildProps {
  /** The child that the address names; the first one, where it names none. */
  readonly asked: string | undefined;
  readonly title: (name: string | undefined) => string;
  readonly lead: string;
  readonly noChildren: string;
  readonly children: (pupilId: string) => ReactNode;
}

/** A page of a family that is about one child at a time. */
export function ForChild({ asked, title, lead, noChildren, children }: ForChildProps) {
  const pupils = pupilsOf(useMe());
  const pupil = pupils.find(({ id }) => id === asked) ?? pupils[0];
  return (
    <>
      <ChooseChild pupils={pupils} chosen={pupil?.id} />
      <h1 className={frame['heading']}>{title(pupil && calledBy(pupil))}</h1>
      {pupil === undefined ? (
        <p>{noChildren}</p>
      ) : (
        <>
          <p className={frame['muted']}>{lead}</p>
          {children(pupil.id)}
        </>
      )}
    </>
  );
}

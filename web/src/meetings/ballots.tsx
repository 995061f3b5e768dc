import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ballotsQuery, type Ballots, type Vote } from '../api/meetings.js';
import { Answer } from '../shell/answer.js';
import classes from './meetings.module.css';
import { useMeetingTexts } from './texts/meeting-texts.js';

interface BallotsProps {
  readonly meetingId: string;
  readonly vote: Vote;
}

const optionIn = ({ options }: Vote, option: number) => options[option - 1] ?? '';

/** Who voted for what. */
export function BallotsByName({ meetingId, vote }: BallotsProps) {
  const { t } = useMeetingTexts();
  return (
    <OnceOpened heading={t('votes.named')} meetingId={meetingId} vote={vote}>
      {({ named = [] }) =>
        named.map(({ pupil, by, option }) => (
          <li key={pupil.id}>
            {t('votes.namedOne', { pupil: pupil.name, by: by.name, option: optionIn(vote, option) })}
          </li>
        ))
      }
    </OnceOpened>
  );
}

export function BallotsByMark({ meetingId, vote }: BallotsProps) {
  const { t } = useMeetingTexts();
  return (
    <OnceOpened heading={t('votes.marks')} meetingId={meetingId} vote={vote}>
      {({ choices }) =>
        choices.map(({ option, mark }, index) => (
          <li key={`${mark} ${index.toString()}`}>
            {optionIn(vote, option)}: <span className={classes['code']}>{mark}</span>
          </li>
        ))
      }
    </OnceOpened>
  );
}

interface OnceOpenedProps extends BallotsProps {
  readonly heading: string;
  readonly children: (ballots: Ballots) => ReactNode;
}

/** A school has hundreds of ballots: they are asked for only by whoever wants to see them. */
function OnceOpened({ heading, meetingId, vote: { voteId }, children }: OnceOpenedProps) {
  const [isOpen, setOpen] = useState(false);
  const ballots = useQuery({ ...ballotsQuery(meetingId, voteId), enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{heading}</summary>
      {isOpen && (
        <Answer query={ballots} skeleton={<Skeleton height={80} />}>
          {(found) => <ul>{children(found)}</ul>}
        </Answer>
      )}
    </details>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { castBallot, type Vote } from '../api/meetings.js';
import type { Person } from '../api/diary.js';
import { useKey } from '../api/use-key.js';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { newCode, receiptText } from './receipt.js';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useChange } from './use-change.js';

interface CastBallotsProps {
  readonly meetingId: string;
  readonly vote: Vote;
}

/** The ballots of the children for whom the reader votes. */
export function CastBallots({ meetingId, vote }: CastBallotsProps) {
  return vote.ballots.map(({ pupil, cast }) => (
    <BallotOf key={pupil.id} meetingId={meetingId} vote={vote} pupil={pupil} isCast={cast} />
  ));
}

interface BallotProps extends CastBallotsProps {
  readonly pupil: Person;
  readonly isCast: boolean;
}

function BallotOf({ meetingId, vote, pupil, isCast }: BallotProps) {
  const { t } = useMeetingTexts();
  const { voteId, options, closedAt } = vote;
  const once = useKey();
  const [option, setOption] = useState<number>();
  // Drawn once, so that a ballot that is sent again because no answer came is the same.
  const [code] = useState(newCode);
  const [receipt, setReceipt] = useState<string>();
  const casting = useChange(
    (chosen: number) => castBallot(meetingId, voteId, { pupilId: pupil.id, option: chosen, code }, once.key),
    {
      onSuccess: (_, chosen) => setReceipt(receiptText({ option: chosen, code })),
      onError: once.onError,
    },
  );
  const { name } = pupil;
  if (isCast || receipt !== undefined || closedAt !== undefined) {
    return (
      <>
        {(isCast || receipt !== undefined) && <p role="status">{t('votes.isCast', { name })}</p>}
        {receipt !== undefined && (
          <div className={classes['choices']}>
            <p>{t('receipt.keep')}</p>
            <p>
              {t('receipt.of', { name })}:{' '}
              <span className={classes['code']} data-testid="receipt">
                {receipt}
              </span>
            </p>
            <p>{t('receipt.warn')}</p>
          </div>
        )}
        <MeetingRefusal error={casting.error} />
      </>
    );
  }
  return (
    <form
      className={classes['part']}
      onSubmit={(event) => {
        event.preventDefault();
        if (option !== undefined) casting.mutate(option);
      }}
    >
      <fieldset className={classes['choices']}>
        <legend>{t('votes.ballotOf', { name })}</legend>
        {options.map((words, index) => (
          <label key={words}>
            <input
              type="radio"
              name={`${voteId} ${pupil.id}`}
              required
              checked={option === index + 1}
              onChange={() => setOption(index + 1)}
            />
            {words}
          </label>
        ))}
      </fieldset>
      <div>
        <Button type="submit" loading={casting.isPending}>
          {t('votes.submit', { name })}
        </Button>
      </div>
      <MeetingRefusal error={casting.error} />
    </form>
  );
}

import { Button } from '@mantine/core';
import { closeVote, type Assembly, type Vote } from '../api/meetings.js';
import frame from '../shell/frame.module.css';
import { CastBallots } from './cast-ballots.js';
import { MeetingRefusal } from './meeting-refusal.js';
import classes from './meetings.module.css';
import { OpenVoteForm } from './open-vote-form.js';
import { useMeetingTexts } from './texts/meeting-texts.js';
import { useChange } from './use-change.js';
import { VoteResult } from './vote-result.js';

/** What is put to the vote in a meeting, with the ballots that the reader casts. */
export function Votes({ meeting: { meetingId, votes, leads } }: { readonly meeting: Assembly }) {
  const { t } = useMeetingTexts();
  return (
    <section className={`${frame['sheet']} ${classes['part']}`}>
      <h2>{t('votes.heading')}</h2>
      {votes.length === 0 && <p>{t('votes.none')}</p>}
      {votes.map((vote) => (
        <VoteCard key={vote.voteId} meetingId={meetingId} vote={vote} leads={leads} />
      ))}
      {leads && <OpenVoteForm meetingId={meetingId} />}
    </section>
  );
}

interface VoteCardProps {
  readonly meetingId: string;
  readonly vote: Vote;
  readonly leads: boolean;
}

function VoteCard({ meetingId, vote, leads }: VoteCardProps) {
  const { t } = useMeetingTexts();
  const { voteId, question, secret, closedAt, cast, entitled, result } = vote;
  const closing = useChange(() => closeVote(meetingId, voteId));
  return (
    <article className={classes['vote']} data-testid={`vote-${voteId}`}>
      <h3>{question}</h3>
      <p className={frame['muted']}>{t(secret ? 'votes.secret' : 'votes.open')}</p>
      <p data-testid="cast">{t('votes.cast', { cast, count: entitled })}</p>
      <CastBallots meetingId={meetingId} vote={vote} />
      {closedAt !== undefined && !result && <p role="status">{t('votes.counting')}</p>}
      {result && <VoteResult meetingId={meetingId} vote={vote} result={result} />}
      {leads && closedAt === undefined && (
        <div>
          <Button
            variant="default"
            aria-label={t('votes.closeOf', { question })}
            loading={closing.isPending}
            onClick={() => closing.mutate(undefined)}
          >
            {t('votes.close')}
          </Button>
        </div>
      )}
      <MeetingRefusal error={closing.error} />
    </article>
  );
}

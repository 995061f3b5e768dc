import type { Vote } from '../api/meetings.js';
import { BallotsByMark, BallotsByName } from './ballots.js';
import { CheckReceipt } from './check-receipt.js';
import { useMeetingTexts } from './texts/meeting-texts.js';

interface VoteResultProps {
  readonly meetingId: string;
  readonly vote: Vote;
  readonly result: NonNullable<Vote['result']>;
}

/** What a vote came to, and where a voter finds the own ballot in it. */
export function VoteResult({ meetingId, vote, result }: VoteResultProps) {
  const { t } = useMeetingTexts();
  const { options, quorum, secret } = vote;
  return (
    <>
      <table data-testid="result">
        <caption>{t('votes.result')}</caption>
        <tbody>
          {options.map((words, index) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td>{result.counts[index]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t(result.quorate ? 'votes.quorate' : 'votes.notQuorate', { percent: quorum })}</p>
      {!secret && <BallotsByName meetingId={meetingId} vote={vote} />}
      <CheckReceipt meetingId={meetingId} vote={vote} />
      <BallotsByMark meetingId={meetingId} vote={vote} />
    </>
  );
}

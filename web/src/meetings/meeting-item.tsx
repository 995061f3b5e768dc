import { Link } from '@tanstack/react-router';
import type { Meeting } from '../api/meetings.js';
import items from '../shell/items.module.css';
import { CalledOff } from './called-off.js';
import { useWhen } from './use-when.js';
import { useWhose } from './use-whose.js';

interface MeetingItemProps {
  readonly meeting: Meeting;
  /** Whether the reader may see what came of it. */
  readonly mayOpen?: boolean;
}

/** A meeting in a list: whose parents meet, when and where. */
export function MeetingItem({ meeting, mayOpen = true }: MeetingItemProps) {
  const when = useWhen();
  const whose = useWhose();
  const { meetingId, title, startsAt, place } = meeting;
  return (
    <li className={items['item']}>
      {mayOpen ? (
        <Link to="/meetings/$meetingId" params={{ meetingId }} className={items['title']}>
          {title}
        </Link>
      ) : (
        <span className={items['title']}>{title}</span>
      )}
      <CalledOff meeting={meeting} />
      <p className={items['aside']}>
        {whose(meeting)}. <time dateTime={startsAt}>{when(startsAt)}</time>, {place}
      </p>
    </li>
  );
}

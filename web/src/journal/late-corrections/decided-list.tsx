import type { LateRequestInSchool } from '../../api/late-requests.js';
import { useDates } from '../../i18n/dates.js';
import items from '../../shell/items.module.css';
import { RequestTold } from './request-told.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';

interface DecidedListProps {
  readonly requests: readonly LateRequestInSchool[];
  readonly timeZone: string;
}

/** What was decided, by whom and why; the newest first. */
export function DecidedList({ requests, timeZone }: DecidedListProps) {
  const { t } = useLateCorrectionsTexts();
  const dates = useDates();
  if (requests.length === 0) return <p>{t('requests.noneDecided')}</p>;
  return (
    <ul role="list" className={items['list']} data-testid="decided">
      {requests.map((request) => (
        <li key={request.requestId} className={items['item']}>
          <RequestTold request={request} timeZone={timeZone} />
          {request.decision && (
            <p>
              <strong>
                {t(`requests.was.${request.decision.what}`, { name: request.decision.by.name })}
              </strong>
              {', '}
              <time dateTime={request.decision.at}>{dates.instant(request.decision.at, timeZone)}</time>
              {request.decision.reason !== undefined && `: ${request.decision.reason}`}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

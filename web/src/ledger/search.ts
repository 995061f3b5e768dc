import { noticeStates, type LedgerSearch } from '../api/ledger.js';
import { noticeKinds, type Channel } from '../api/notices.js';
import { isDate } from '../diary/week.js';

export const channels: readonly Channel[] = ['email', 'sms'];

/** What an address or a form looks for in the ledger; what can't be looked for is left out. */
export function ledgerSearchIn(fields: Readonly<Record<string, unknown>>): LedgerSearch {
  const text = (name: keyof LedgerSearch): string | undefined => {
    const value = fields[name];
    // The router reads an id of digits as a number.
    const written = typeof value === 'number' ? String(value) : value;
    return typeof written === 'string' && written.trim() !== '' ? written.trim() : undefined;
  };
  const date = (name: 'from' | 'to') => {
    const value = text(name);
    return value !== undefined && isDate(value) ? value : undefined;
  };
  return {
    state: noticeStates.find((state) => state === text('state')),
    kind: noticeKinds.find((kind) => kind === text('kind')),
    channel: channels.find((channel) => channel === text('channel')),
    recipient: text('recipient'),
    pupil: text('pupil'),
    from: date('from'),
    to: date('to'),
  };
}

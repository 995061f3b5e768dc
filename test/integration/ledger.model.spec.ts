import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parcelOf, type LedgerEntry, type NoticeState, type Parcel } from '../../src/notices/ledger.js';
import {
  after,
  CLAIM_MS,
  dueAt,
  EVENING,
  eventsOf,
  inDigest,
  noticeOf,
  openLedger,
  parcelWith,
  START,
  type OpenLedger,
} from './ledger.notices.js';

const HOUR_MS = 3_600_000;
const SINGLE = ['a', 'b'] as const;
const GATHERED = ['x', 'y', 'z'] as const;
const EVENTS = [...SINGLE, ...GATHERED] as const;
type Event = (typeof EVENTS)[number];

const isGathered = (event: Event): boolean => GATHERED.some((each) => each === event);
const addressedOf = (event: Event) =>
  isGathered(event) ? inDigest(noticeOf(event)) : dueAt(noticeOf(event));

/** What should stand in the ledger of a notice. */
interface Expected {
  state: NoticeState;
  turnAt: Date;
  attempts: number;
  /** The number of the claim by which somebody is at it. */
  heldBy?: number;
  /** The number of the claim by which it was sent. */
  sentBy?: number;
  alone: boolean;
}

/** Somebody who is sending something, and may be dead. */
interface Sender {
  readonly number: number;
  readonly entries: readonly LedgerEntry[];
}

interface Model {
  now: Date;
  claims: number;
  requests: number;
  senders: Sender[];
  readonly notices: Map<Event, Expected>;
  /** The first receipts, by the number of the claim. */
  readonly receipts: Map<number, boolean>;
}

type Step = fc.AsyncCommand<Model, OpenLedger>;

const step = (
  told: string,
  run: (model: Model, open: OpenLedger) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Step => ({
  check,
  async run(model, open) {
    await run(model, open);
    expect(await standing(open)).toEqual(expected(model));
  },
  toString: () => told,
});

const standing = async ({ entries }: OpenLedger) =>
  (await entries()).map(({ eventId, state, turnAt, attempts }) => ({ eventId, state, turnAt, attempts }));

const expected = ({ notices }: Model) =>
  EVENTS.flatMap((eventId) => {
    const notice = notices.get(eventId);
    return notice ? [{ eventId, state: notice.state, turnAt: notice.turnAt, attempts: notice.attempts }] : [];
  });

const isWaiting = ({ state, turnAt }: Expected, { now }: Model): boolean =>
  state === 'queued' && turnAt <= now;

const write = (events: readonly Event[]): Step =>
  step(`write ${events.join()}`, async ({ notices, now }, { ledger }) => {
    await ledger.write(events.map(addressedOf), now);
    for (const event of events) {
      if (notices.has(event)) continue;
      const alone = !isGathered(event);
      notices.set(event, { state: 'queued', turnAt: alone ? START : EVENING, attempts: 0, alone });
    }
  });

const pass = (ms: number): Step =>
  step(`${ms.toString()} ms pass`, (model) => {
    model.now = after(ms, model.now);
    return Promise.resolve();
  });

/** Several at once go for the parcel that a notice is in. */
const claim = (event: Event, claimers: number, later: number): Step =>
  step(
    `${later.toString()} ms later ${claimers.toString()} claim ${event}`,
    async (model, { ledger, entries }) => {
      model.now = after(later, model.now);
      const entry = (await entries()).find(({ eventId }) => eventId === event);
      const parcel: Parcel = entry ? parcelOf(entry) : parcelWith(noticeOf(event));
      const inParcel = ([other, { alone }]: [Event, Expected]) =>
        parcel.of === 'notice' ? other === event : isGathered(other) && !alone;
      const free = [...model.notices].filter((each) => inParcel(each) && isWaiting(each[1], model));
      const taken = await Promise.all(
        Array.from({ length: claimers }, () => ledger.claim(parcel, model.now)),
      );
      expect(eventsOf(taken.flat()).sort()).toEqual(free.map(([other]) => other).sort());
      for (const entries of taken.filter((each) => each.length > 0)) {
        const number = ++model.claims;
        model.senders.push({ number, entries });
        for (const eventId of eventsOf(entries)) {
          const notice = model.notices.get(eventId as Event);
          if (!notice) throw new Error(`${eventId} was handed out and never written.`);
          Object.assign(notice, { turnAt: after(CLAIM_MS, model.now), heldBy: number });
          notice.attempts++;
        }
      }
    },
  );

/** One of the senders comes to an end: with what it had claimed, or dead. */
const end = (chosen: number, how: 'sent' | 'refused' | 'paused' | 'failed' | 'suppressed' | 'dead'): Step =>
  step(
    `sender ${chosen.toString()} ends: ${how}`,
    async (model, { ledger }) => {
      const sender = model.senders[chosen % model.senders.length];
      if (!sender) return;
      model.senders = model.senders.filter((other) => other !== sender);
      const { number, entries } = sender;
      const { now } = model;
      const until = after(CLAIM_MS / 2, now);
      const mine = eventsOf(entries).flatMap((event) => model.notices.get(event as Event) ?? []);
      const queued = mine.filter(({ state }) => state === 'queued');
      const held = queued.filter(({ heldBy }) => heldBy === number);
      const change = (notices: readonly Expected[], to: Partial<Expected>) => {
        for (const notice of notices) Object.assign(notice, { heldBy: undefined, ...to });
      };
      switch (how) {
        case 'sent':
          await ledger.markSent(entries, { transport: 'smpp', providerId: number.toString() }, now);
          change(queued, { state: afterReceipt(model.receipts.get(number)), sentBy: number });
          break;
        case 'refused':
          await ledger.postpone(entries, { code: 'refused', until, counts: true });
          change(held, { turnAt: until });
          break;
        case 'paused':
          await ledger.postpone(entries, { code: 'paused', until, counts: false });
          for (const notice of held) notice.attempts--;
          change(held, { turnAt: until });
          break;
        case 'failed':
          await ledger.markFailed(entries, 'refused', now);
          change(held, { state: 'failed' });
          break;
        case 'suppressed':
          await ledger.markSuppressed(entries, 'withdrawn', now);
          change(held, { state: 'suppressed' });
          break;
        case 'dead':
      }
    },
    ({ senders }) => senders.length > 0,
  );

const afterReceipt = (delivered: boolean | undefined): NoticeState =>
  delivered === undefined ? 'sent' : delivered ? 'delivered' : 'failed';

/** A provider tells what became of the message of a claim, be it sent by then or never. */
const receive = (number: number, delivered: boolean): Step =>
  step(`receipt ${number.toString()}: ${delivered.toString()}`, async (model, { ledger }) => {
    await ledger.receive('smpp', { providerId: number.toString(), delivered }, model.now);
    if (!model.receipts.has(number)) model.receipts.set(number, delivered);
    for (const notice of model.notices.values()) {
      if (notice.state === 'sent' && notice.sentBy === number) notice.state = afterReceipt(delivered);
    }
  });

const resend = (event: Event): Step =>
  step(`${event} is sent again`, async (model, { ledger, entries }) => {
    const entry = (await entries()).find(({ eventId }) => eventId === event);
    const notice = model.notices.get(event);
    const isFailed = notice?.state === 'failed';
    const resent = { by: 'admin', request: (++model.requests).toString(), at: model.now };
    expect(await ledger.resend(entry?._id ?? 'none', resent)).toBe(isFailed);
    if (isFailed) Object.assign(notice, { state: 'queued', turnAt: model.now, attempts: 0, alone: true });
  });

const event = fc.constantFrom(...EVENTS);
// Often when those who were at it count as dead.
const claims = fc
  .tuple(event, fc.integer({ min: 1, max: 4 }), fc.constantFrom(0, CLAIM_MS))
  .map((each) => claim(...each));
const ends = fc
  .tuple(fc.nat(5), fc.constantFrom('sent', 'refused', 'paused', 'failed', 'suppressed', 'dead' as const))
  .map((each) => end(...each));
const anything = fc.commands<Model, OpenLedger, false>(
  [
    fc.uniqueArray(event, { minLength: 1 }).map(write),
    fc.constantFrom(1, CLAIM_MS / 2, CLAIM_MS, 11 * HOUR_MS).map(pass),
    ...[claims, claims, claims],
    ...[ends, ends],
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.boolean()).map((each) => receive(...each)),
    event.map(resend),
  ],
  { maxCommands: 40, size: 'max' },
);

describe('the ledger, whatever senders, crashes and receipts do', () => {
  let open: OpenLedger;

  beforeAll(async () => {
    open = await openLedger();
  });
  beforeEach(() => open.clear());
  afterAll(() => open.close());

  it('hands no notice to two at a time, and loses none', async () => {
    const { ledger } = open;
    await fc.assert(
      fc.asyncProperty(anything, async (steps) => {
        await open.clear();
        const model: Model = {
          ...{ now: START, claims: 0, requests: 0, senders: [] },
          ...{ notices: new Map(), receipts: new Map() },
        };
        await write([...SINGLE, 'x', 'y']).run(model, open);
        await fc.asyncModelRun(() => ({ model, real: open }), steps);
        // Whoever was at something is dead by then, and everything is due.
        const end = after(48 * HOUR_MS, model.now);
        const parcels = await ledger.due('sms', end, 100);
        const handedOut = await Promise.all(parcels.map((parcel) => ledger.claim(parcel, end)));
        const queued = [...model.notices].filter(([, { state }]) => state === 'queued');
        expect(eventsOf(handedOut.flat()).sort()).toEqual(queued.map(([each]) => each).sort());
      }),
      { numRuns: 25 },
    );
  });
});

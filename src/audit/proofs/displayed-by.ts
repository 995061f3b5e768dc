import { finalGrades } from '../../../projections/final-grades/projection.js';
import { gradeHistory } from '../../../projections/grade-history/projection.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../eventing/position.js';
import type { DomainEvent } from '../../eventing/decider.js';
import type { Projection, ReadModel } from '../../eventing/projection.js';
import type { Recorded } from '../../eventing/envelope.js';
import { notLoggedYet } from './log-source.js';
import type { Displayed } from './verifier/bundle-format.js';
import { displayedFinals, displayedGrade, keyOfDisplayed, streamOfDisplayed } from './verifier/displayed.js';

const AT_ONCE = 1_000;

/**
 * What the journal displays of the grades that some events are about, up to these events.
 * @param events all that a bundle discloses
 * @throws DomainError `not-yet-logged` where a term or final grade was changed in the meantime
 */
export const displayedBy = async (
  reads: Reads,
  events: readonly Recorded[],
): Promise<readonly Displayed[]> => {
  const disclosed = new Set(events.map(({ id }) => id));
  const streams = new Set(events.map(({ streamName }) => streamName));
  const grades = (await documents(reads, gradeHistory, events)).map((history) =>
    displayedGrade({ ...history, chain: history.chain.filter(({ eventId }) => disclosed.has(eventId)) }),
  );
  const finals = (await documents(reads, finalGrades, events))
    .flatMap(displayedFinals)
    .filter((line) => streams.has(streamOfDisplayed(line)));
  mustBeCovered(finals, events);
  return [...grades, ...finals];
};

/** The documents that some events are in, with all of these events. */
const documents = async <Doc extends ReadModel, Event extends DomainEvent>(
  reads: Reads,
  projection: Projection<Doc, Event>,
  events: readonly Recorded[],
): Promise<readonly Doc[]> => {
  const ids = new Set<string>();
  let newest: Position = START;
  for (const event of events) {
    if (!projection.handles.includes(event.type)) continue;
    for (const id of projection.idsOf(event as Recorded<Event>)) ids.add(id);
    newest = laterOf(newest, event.position);
  }
  const found: Doc[] = [];
  const all = [...ids];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    found.push(...(await reads.getMany(projection, all.slice(at, at + AT_ONCE), newest)).values());
  }
  return found;
};

/** Of a term or final grade only the newest average is displayed, so that it can't be told as it was before a change. */
const mustBeCovered = (finals: readonly Displayed[], events: readonly Recorded[]): void => {
  const changes = new Map<string, number>();
  for (const event of events) {
    const key = keyOfChange(event);
    if (key !== undefined) changes.set(key, (changes.get(key) ?? 0) + 1);
  }
  for (const line of finals) {
    if (line.kind === 'grade') continue;
    if (line.changes.length > (changes.get(keyOfDisplayed(line)) ?? 0)) throw notLoggedYet();
  }
};

const keyOfChange = ({ type, data }: Recorded): string | undefined => {
  const { pageId, classId, yearId, subjectId, pupilId } = data as Readonly<Record<string, string>>;
  if (type === 'TermGradeCorrected') return `${pageId ?? ''} ${pupilId ?? ''}`;
  if (type === 'FinalGradeCorrected') return `${[classId, yearId, subjectId].join('.')} ${pupilId ?? ''}`;
  return undefined;
};

import { groupBy } from '../../eventing/group-by.js';
import type { Letter, Told } from './told.js';
import { topicOf, TOPICS, type Topic } from './topics.js';

/** What a digest tells of one pupil, or of none. */
export interface Section {
  readonly pupil?: { readonly name: string; readonly givenName: string };
  readonly told: readonly Told[];
  /** The same by topic, in the topics' order. */
  readonly topics: readonly (readonly [topic: Topic, told: readonly Told[]])[];
}

/** The only thing that a letter tells; none where it is written as a digest. */
export const onlyOneOf = ({ told: [first, ...more], digest }: Letter): Told | undefined =>
  digest === undefined && more.length === 0 ? first : undefined;

/** Puts together what is about the same pupil, and therein about the same topic; what is about no pupil comes last. */
export const sectionsOf = (told: readonly Told[]): Section[] => {
  const ofPupils = told.filter((one) => 'pupil' in one);
  const others = told.filter((one) => !('pupil' in one));
  return [
    ...[...groupBy(ofPupils, ({ pupil }) => pupil)].map(([name, theirs]) => ({
      pupil: { name, givenName: theirs[0].givenName },
      ...contentsOf(theirs),
    })),
    ...(others.length === 0 ? [] : [contentsOf(others)]),
  ];
};

const contentsOf = (told: readonly Told[]): Pick<Section, 'told' | 'topics'> => {
  const byTopic = groupBy(told, topicOf);
  const topics = TOPICS.flatMap((topic) => {
    const about = byTopic.get(topic);
    return about ? [[topic, about.toSorted(byDueDay)] as const] : [];
  });
  return { told, topics };
};

/** Homework by the day for which it is set; everything else stays as it happened. */
const byDueDay = (one: Told, other: Told): number =>
  one.kind === 'homework' && other.kind === 'homework' ? inOrder(one.dueOn, other.dueOn) : 0;

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

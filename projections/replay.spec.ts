import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frozen } from '../test/support/frozen.js';
import { folded } from '../test/support/projection-spec.js';
import { recorded } from '../test/support/recorded.js';
import type { Recorded } from '../src/eventing/envelope.js';
import { comparePositions, type Position } from '../src/eventing/position.js';
import type { AnyProjection, ReadModel } from '../src/eventing/projection.js';
import { projections } from './all.js';
import { story as told } from './story.examples.js';

const story = told.map((event, index) => frozen(recorded(event, index + 1)));

/** Folds as the engine does: a document that has seen an event, or a later one, is left as it is. */
const deliver = (
  projection: AnyProjection,
  events: readonly Recorded[],
  documents = new Map<string, ReadModel & { readonly position: Position }>(),
) => {
  for (const event of events.filter(({ type }) => projection.handles.includes(type))) {
    for (const id of projection.idsOf(event)) {
      const current = documents.get(id);
      if (current && comparePositions(event.position, current.position) <= 0) continue;
      documents.set(id, frozen({ ...projection.evolve(current, event, id), position: event.position }));
    }
  }
  return documents;
};

describe('every projection', () => {
  test('has a name of its own, and meets every event that it handles in this story', () => {
    expect(new Set(projections.map(({ name }) => name)).size).toBe(projections.length);
    const types = new Set(story.map(({ type }) => type));
    for (const { handles } of projections) for (const type of handles) expect(types).toContain(type);
  });

  test('comes to the same documents however often and from wherever what it saw is delivered again', () => {
    const crash = fc.record({ after: fc.nat(story.length), from: fc.nat(story.length) });
    fc.assert(
      fc.property(
        fc.constantFrom(...projections),
        fc.array(crash, { maxLength: 5 }),
        (projection, crashes) => {
          const documents = deliver(projection, []);
          let seen = 0;
          for (const { after, from } of crashes) {
            const next = Math.max(seen, after);
            deliver(projection, story.slice(Math.min(from, seen), next), documents);
            seen = next;
          }
          deliver(projection, story.slice(seen), documents);
          expect(documents).toEqual(deliver(projection, story));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('makes documents that carry the id they are stored under, and nothing that a store would not take', () => {
    for (const projection of projections) {
      for (const [id, document] of folded(projection, story)) {
        expect(document._id).toBe(id);
        for (const name of fieldNames(document)) expect(name).not.toMatch(/^\$|\.|\0/);
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      }
    }
  });
});

const fieldNames = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? [
        ...(Array.isArray(value) ? [] : Object.keys(value)),
        ...Object.values(value).flatMap((each: unknown) => fieldNames(each)),
      ]
    : [];

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { fold } from '../eventing/decider.js';
import { comparePositions, formatPosition } from '../eventing/position.js';
import { diaryDecider, type DiaryCommand } from './diary.decider.js';
import type { ElectronicSignature } from './signatures/signature.values.js';
import type { DiaryEvent, RemarkAcknowledged, RemarkAnswered, WeekAcknowledged } from './diary.events.js';

const { given } = deciderSpec(diaryDecider);

const WEEK = '2026-W48';
const positionOf = (commit: number, prepare = commit) => ({
  commit: BigInt(commit),
  prepare: BigInt(prepare),
});
const by = (guardianId: string) => ({ pupilId: 'anna', guardianId, today: '2026-11-24' });
const text = { sealed: 'We talked about it', of: 'anna', in: 'command' };
const remark = { remarkId: '7b.math.q2.20261124-1.r1', date: '2026-11-24', withdrawn: false };

const acknowledgeWeek = (seen = positionOf(100), guardianId = 'mother', week = WEEK): DiaryCommand => ({
  kind: 'AcknowledgeWeek',
  ...by(guardianId),
  week,
  seen,
});
const acknowledgeRemark = (seen = positionOf(100), of = remark): DiaryCommand => ({
  kind: 'AcknowledgeRemark',
  ...by('mother'),
  remark: of,
  seen,
});
const answerRemark = (of = remark): DiaryCommand => ({
  kind: 'AnswerRemark',
  ...by('mother'),
  remark: of,
  text,
});

const weekAcknowledged = (seen = '100/100', guardianId = 'mother', week = WEEK): WeekAcknowledged => ({
  type: 'WeekAcknowledged',
  data: { pupilId: 'anna', week, guardianId, seen },
});
const onRemark = { pupilId: 'anna', remarkId: remark.remarkId, date: remark.date, guardianId: 'mother' };
const remarkAcknowledged = (seen = '100/100'): RemarkAcknowledged => ({
  type: 'RemarkAcknowledged',
  data: { ...onRemark, seen },
});
const remarkAnswered: RemarkAnswered = { type: 'RemarkAnswered', data: { ...onRemark, text } };

describe('a week of the diary', () => {
  test('is signed as it was seen', () => {
    given().when(acknowledgeWeek()).then(weekAcknowledged());
  });

  test('is signed anew by the same guardian only as it was later', () => {
    given(weekAcknowledged()).when(acknowledgeWeek()).thenNothing();
    given(weekAcknowledged())
      .when(acknowledgeWeek(positionOf(99)))
      .thenNothing();
    given(weekAcknowledged())
      .when(acknowledgeWeek(positionOf(100, 101)))
      .then(weekAcknowledged('100/101'));
    given(weekAcknowledged(), weekAcknowledged('200/200'))
      .when(acknowledgeWeek(positionOf(150)))
      .thenNothing();
  });

  test('is compared as a number, not as a text', () => {
    given(weekAcknowledged('99/99')).when(acknowledgeWeek()).then(weekAcknowledged());
  });

  test('is signed by each guardian', () => {
    given(weekAcknowledged())
      .when(acknowledgeWeek(positionOf(100), 'father'))
      .then(weekAcknowledged('100/100', 'father'));
  });

  test('is signed for itself, and not before it has begun', () => {
    given(weekAcknowledged())
      .when(acknowledgeWeek(positionOf(100), 'mother', '2026-W47'))
      .then(weekAcknowledged('100/100', 'mother', '2026-W47'));
    given()
      .when(acknowledgeWeek(positionOf(100), 'mother', '2026-W49'))
      .thenFails('week-in-future', 'week');
  });
});

describe('an electronic signature', () => {
  const electronic: ElectronicSignature = {
    ...{
      kind: 'jws',
      algorithm: 'ES256',
      sha256: 'digest of the text',
      madeWith: 'digest of the certificate',
    },
    proof: { sealed: 'the JWS', of: 'mother', in: 'command' },
  };
  const sign = (seen = positionOf(100)): DiaryCommand =>
    ({
      ...acknowledgeWeek(seen),
      signature: electronic,
    }) as DiaryCommand;
  const signed = (seen = '100/100'): WeekAcknowledged => {
    const { type, data } = weekAcknowledged(seen);
    return { type, data: { ...data, signature: electronic } };
  };

  test('is kept with what it signs', () => {
    given().when(sign()).then(signed());
    given()
      .when({ ...acknowledgeRemark(), signature: electronic } as DiaryCommand)
      .then({ ...remarkAcknowledged(), data: { ...remarkAcknowledged().data, signature: electronic } });
  });

  test('comes after a simple one under the same version, and once', () => {
    given(weekAcknowledged()).when(sign()).then(signed());
    given(signed()).when(sign()).thenNothing();
    given(signed()).when(acknowledgeWeek()).thenNothing();
    given(signed())
      .when(sign(positionOf(101)))
      .then(signed('101/101'));
  });

  test('comes under no version before the one that was signed last', () => {
    given(weekAcknowledged())
      .when(sign(positionOf(99)))
      .thenFails('signature-stale', 'seen');
    given(signed())
      .when(sign(positionOf(99)))
      .thenFails('signature-stale', 'seen');
  });
});

describe('a remark', () => {
  test('is signed as it was seen, and anew only as it was later', () => {
    given().when(acknowledgeRemark()).then(remarkAcknowledged());
    given(remarkAcknowledged()).when(acknowledgeRemark()).thenNothing();
    given(remarkAcknowledged())
      .when(acknowledgeRemark(positionOf(101)))
      .then(remarkAcknowledged('101/101'));
  });

  test('is signed apart from the week', () => {
    given(weekAcknowledged()).when(acknowledgeRemark()).then(remarkAcknowledged());
  });

  test('is answered, more than once where there is more to say', () => {
    given().when(answerRemark()).then(remarkAnswered);
    given(remarkAnswered).when(answerRemark()).then(remarkAnswered);
  });

  test('is neither signed nor answered once it is withdrawn', () => {
    const withdrawn = { ...remark, withdrawn: true };
    given()
      .when(acknowledgeRemark(positionOf(100), withdrawn))
      .thenFails('remark-withdrawn');
    given().when(answerRemark(withdrawn)).thenFails('remark-withdrawn');
  });
});

describe('whatever is signed', () => {
  const command = fc
    .record({
      seen: fc.record({
        commit: fc.bigInt({ min: 0n, max: 120n }),
        prepare: fc.bigInt({ min: 0n, max: 9n }),
      }),
      guardianId: fc.constantFrom('mother', 'father'),
      week: fc.constantFrom('2026-W46', '2026-W47', WEEK),
    })
    .map(({ seen, guardianId, week }) => acknowledgeWeek(seen, guardianId, week));

  test('stands with the newest position that each guardian saw, and grows with each signature', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 40 }), (commands) => {
        const history = commands.reduce<readonly DiaryEvent[]>(
          (before, next) => [...before, ...diaryDecider.decide(next, fold(diaryDecider, before))],
          [],
        );
        const stored = fold(diaryDecider, JSON.parse(JSON.stringify(history)) as DiaryEvent[]);
        expect(stored).toEqual(fold(diaryDecider, history));
        for (const { under, guardianId, seen } of stored) {
          const sent = commands.flatMap((one) =>
            one.kind === 'AcknowledgeWeek' && one.week === under && one.guardianId === guardianId
              ? [one.seen]
              : [],
          );
          const newest = sent.toSorted(comparePositions).at(-1);
          expect(newest && formatPosition(newest)).toBe(formatPosition(seen));
        }
        expect(
          new Set(
            commands.flatMap((one) =>
              one.kind === 'AcknowledgeWeek' ? [`${one.week} ${one.guardianId}`] : [],
            ),
          ),
        ).toEqual(new Set(stored.map(({ under, guardianId }) => `${under} ${guardianId}`)));
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../../test/support/any-text.js';
import { testKey } from '../../../test/support/test-log.js';
import { parsePolicy, satisfies, type Policy } from './policy.js';
import { formatNote, MalformedNote, parseNote } from './signed-note.js';
import type { SignerKey } from './signer-key.js';

const log = testKey('log', 'school.example/log');
const otherLog = testKey('log', 'other.example/log');
const witnesses = ['x1', 'x2', 'x3', 'y1', 'y2', 'y3'].map((name) => testKey('witness', `${name}.example`));
const [x1, x2] = witnesses as [SignerKey, SignerKey];
const TEXT = 'school.example/log\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

const noteBy = (...signers: readonly SignerKey[]) =>
  parseNote(formatNote({ text: TEXT, signatures: signers.map((signer) => signer.sign(TEXT, 0)) }));

/** The example of C2SP tlog-policy. */
const EXAMPLE = `
  # Two organisations.
log ${log.vkey}

witness X1 ${x1.vkey}
witness\tX2\t${x2.vkey}   https://x2.example/witness/
${witnesses
  .slice(2)
  .map((key, at) => `witness ${['X3', 'Y1', 'Y2', 'Y3'][at] ?? ''} ${key.vkey}`)
  .join('\n')}
group X-witnesses 2 X1 X2 X3
group Y-witnesses any Y1 Y2 Y3
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

/** Whether signatures of these witnesses (0 to 5) are enough, beside the log's. */
const isEnough = (policy: Policy, ...by: readonly number[]): boolean =>
  satisfies(noteBy(log, ...witnesses.filter((_, at) => by.includes(at))), policy);

describe('a policy', () => {
  it('names logs, and witnesses with their addresses', () => {
    const policy = parsePolicy(EXAMPLE);
    expect(policy.logs.map(({ vkey }) => vkey)).toEqual([log.vkey]);
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['X1', undefined],
      ['X2', 'https://x2.example/witness'],
      ...['X3', 'Y1', 'Y2', 'Y3'].map((name) => [name, undefined]),
    ]);
  });

  it('holds for the sets of witnesses that its groups let through, and no others', () => {
    const policy = parsePolicy(EXAMPLE);
    fc.assert(
      fc.property(fc.subarray([0, 1, 2, 3, 4, 5]), (by) => {
        const [xs, ys] = [by.filter((at) => at < 3), by.filter((at) => at >= 3)];
        expect(isEnough(policy, ...by)).toBe(xs.length >= 2 && ys.length >= 1);
      }),
    );
  });

  it('may want one witness, or none', () => {
    const one = parsePolicy(`log ${log.vkey}\nwitness W ${x1.vkey}\nquorum W`);
    expect([isEnough(one, 0), isEnough(one)]).toEqual([true, false]);
    const none = parsePolicy(`quorum none\nlog ${log.vkey}`);
    expect(isEnough(none)).toBe(true);
  });

  it('does not hold for what no known log has signed', () => {
    const policy = parsePolicy(`log ${otherLog.vkey}\nquorum none`);
    expect(satisfies(noteBy(log), policy)).toBe(false);
  });

  it('does not hold for what a known log has signed in the name of another', () => {
    const policy = parsePolicy(`log ${log.vkey}\nlog ${otherLog.vkey}\nquorum none`);
    expect(satisfies(noteBy(otherLog), policy)).toBe(false);
    expect(satisfies(noteBy(otherLog, log), policy)).toBe(true);
  });

  it('counts no false signature, and refuses the whole note for one', () => {
    const policy = parsePolicy(`log ${log.vkey}\nwitness W ${x1.vkey}\nquorum W`);
    const note = { text: TEXT, signatures: [log.sign(TEXT, 0), x1.sign('other\n', 0)] };
    expect(() => satisfies(note, policy)).toThrow(MalformedNote);
  });

  it('may have 32 logs, 32 witnesses and 32 groups', () => {
    const numbers = Array.from({ length: 32 }, (_, at) => at.toString());
    const policy = parsePolicy(
      [
        ...numbers.map((at) => `log ${testKey('log', `log${at}`).vkey}`),
        ...numbers.map((at) => `witness W${at} ${testKey('witness', `w${at}`).vkey}`),
        ...numbers.map(
          (at) => `group G${at} all W${at} ${at === '0' ? '' : `G${(Number(at) - 1).toString()}`}`,
        ),
        'quorum G31',
      ].join('\n'),
    );
    expect([policy.logs.length, policy.witnesses.length]).toEqual([32, 32]);
    expect(policy.isQuorum(new Set(policy.witnesses.map(({ key }) => key)))).toBe(true);
    expect(policy.isQuorum(new Set(policy.witnesses.slice(1).map(({ key }) => key)))).toBe(false);
  });

  const W = `witness W ${x1.vkey}`;
  const V = `witness V ${x2.vkey}`;
  it.each([
    ['an unknown word', 'lag x', 1],
    ['a log without a key', 'log', 1],
    ['a log with a witness’s key', `log ${x1.vkey}`, 1],
    ['a log with more than an address', `log ${log.vkey} https://a https://b`, 1],
    ['a log twice', `log ${log.vkey}\n\nlog ${log.vkey}`, 3],
    ['a witness without a key', 'witness W', 1],
    ['a witness with a log’s key', `witness W ${log.vkey}`, 1],
    ['a witness with more than an address', `${W} https://a https://b`, 1],
    ['a witness at no address', `${W} x1.example`, 1],
    ['a witness at an address of another kind', `${W} ftp://x1.example`, 1],
    ['a witness twice', `${W}\nwitness V ${x1.vkey}`, 2],
    ['two witnesses of one name', `${W}\nwitness W ${x2.vkey}`, 2],
    ['a witness called none', `witness none ${x1.vkey}`, 1],
    ['a group of a witness’s name', `${W}\ngroup W any W`, 2],
    ['a group of none', 'group G all', 1],
    ['a group without a threshold', `${W}\ngroup G`, 2],
    ['a group that nobody is needed of', `${W}\ngroup G 0 W`, 2],
    ['a group that more are needed of than it has', `${W}\ngroup G 2 W`, 2],
    ['a threshold that is not in decimal', `${W}\ngroup G 0x1 W`, 2],
    ['a threshold with a point', `${W}\ngroup G 1.0 W`, 2],
    ['a group of somebody unknown', `${W}\ngroup G any V`, 2],
    ['a group of itself', `${W}\ngroup G any G W`, 2],
    ['a group of none as a member', `${W}\ngroup G any none W`, 2],
    ['a member twice', `${W}\ngroup G any W W`, 2],
    ['a member of two groups', `${W}\n${V}\ngroup G any W\ngroup H any W V`, 4],
    ['a quorum of somebody unknown', 'quorum W', 1],
    ['a quorum of two', `${W}\n${V}\nquorum W V`, 3],
    ['two quorums', `${W}\nquorum W\nquorum none`, 3],
    ['a carriage return', `${W}\nquorum W\r`, 2],
    ['a control character in a comment', '# \u007f', 1],
  ])('with %s is refused, and the line named', (_, text, line) => {
    expect(() => parsePolicy(text)).toThrow(`Line ${line.toString()} of the policy: `);
  });

  it('needs a quorum', () => {
    expect(() => parsePolicy(`log ${log.vkey}\n`)).toThrow('quorum');
    expect(() => parsePolicy('')).toThrow('quorum');
  });

  it('is read, or refused with a line, whatever the text', () => {
    const words = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'none',
      'any',
      'all',
      '1',
      'W',
      x1.vkey,
      '#',
    );
    const lines = fc.array(words, { maxLength: 6 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          fc.array(lines).map((some) => some.join('\n')),
        ),
        (text) => {
          try {
            expect(parsePolicy(text).isQuorum(new Set())).toEqual(expect.any(Boolean));
          } catch (error) {
            expect((error as Error).message).toMatch(
              /^(Line \d+ of the policy: .|The policy has no line quorum\.)/,
            );
          }
        },
      ),
    );
  });
});

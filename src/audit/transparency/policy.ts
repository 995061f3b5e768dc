import { MalformedNote, parseVerifierKey, verifiedBy, type Note, type VerifierKey } from './signed-note.js';

// Whom to believe: C2SP tlog-policy.

export interface Witness {
  /** What it is called in this policy, and nothing else is. */
  readonly name: string;
  readonly key: VerifierKey;
  /** Where it takes checkpoints. */
  readonly url?: string;
}

export interface Policy {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: readonly Witness[];
  /** Whether those witnesses that have cosigned are enough. */
  isQuorum(cosigned: ReadonlySet<VerifierKey>): boolean;
}

type Rule = Policy['isQuorum'];

// The control characters that a policy may not hold: all but tab and newline.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** @throws Error that names the line at fault */
export const parsePolicy = (text: string): Policy => {
  const reader = new PolicyReader();
  text.split('\n').forEach((line, index) => {
    try {
      if (CONTROL.test(line)) throw new Error('it holds a control character');
      const words = line.split(/[ \t]+/).filter((word) => word !== '');
      if (words.length > 0 && words[0]?.startsWith('#') !== true) reader.read(words);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Line ${(index + 1).toString()} of the policy: ${reason}`);
    }
  });
  return reader.policy();
};

/**
 * Whether a checkpoint is one of a known log, signed by a key of the name that it gives itself in its first line, and
 * cosigned by enough witnesses.
 * @throws MalformedNote where a signature of a known key does not belong to its text
 */
export const satisfies = (note: Note, policy: Policy): boolean => {
  const { logs, witnesses } = policy;
  const [origin] = note.text.split('\n', 1);
  const signed = verifiedBy(note, logs);
  if (!signed.some(({ key }) => key.name === origin)) return false;
  const cosigned = verifiedBy(
    note,
    witnesses.map(({ key }) => key),
  );
  return policy.isQuorum(new Set(cosigned.map(({ key }) => key)));
};

class PolicyReader {
  private readonly logs: VerifierKey[] = [];
  private readonly witnesses: Witness[] = [];
  private readonly rules = new Map<string, Rule>();
  private readonly members = new Set<string>();
  private quorum: Rule | undefined;

  read([keyword, ...words]: readonly string[]): void {
    switch (keyword) {
      case 'log':
        this.log(words);
        return;
      case 'witness':
        this.witness(words);
        return;
      case 'group':
        this.group(words);
        return;
      case 'quorum':
        this.setQuorum(words);
        return;
      default:
        throw new Error('it must begin with log, witness, group or quorum');
    }
  }

  policy(): Policy {
    if (!this.quorum) throw new Error('The policy has no line quorum.');
    return { logs: this.logs, witnesses: this.witnesses, isQuorum: this.quorum };
  }

  private log([vkey = '', ...rest]: readonly string[]): void {
    if (rest.length > 1) throw new Error('a log is a vkey and at most an address');
    this.logs.push(this.keyOf(vkey, 'log'));
  }

  private witness([name = '', vkey = '', url, ...rest]: readonly string[]): void {
    if (rest.length > 0) throw new Error('a witness is a name, a vkey and at most an address');
    if (url !== undefined && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) {
      throw new Error('a witness’s address must begin with https:// or http://');
    }
    const key = this.keyOf(vkey, 'witness');
    this.name(name, (cosigned) => cosigned.has(key));
    this.witnesses.push({ name, key, ...(url === undefined ? {} : { url: url.replace(/\/$/, '') }) });
  }

  private group([name = '', threshold = '', ...members]: readonly string[]): void {
    const needed = threshold === 'all' ? members.length : threshold === 'any' ? 1 : numeral(threshold);
    if (needed < 1 || needed > members.length) {
      throw new Error('a group is a name, how many of its members are needed, and the members');
    }
    const rules = members.map((member) => {
      if (this.members.has(member)) throw new Error(`${member} is a member already`);
      this.members.add(member);
      return this.ruleOf(member);
    });
    this.name(name, (cosigned) => rules.filter((rule) => rule(cosigned)).length >= needed);
  }

  private setQuorum([name = '', ...rest]: readonly string[]): void {
    if (this.quorum || rest.length > 0) throw new Error('there is one quorum, with one name');
    this.quorum = name === 'none' ? () => true : this.ruleOf(name);
  }

  private name(name: string, rule: Rule): void {
    if (name === '' || name === 'none' || this.rules.has(name)) {
      throw new Error('a witness or group needs a name of its own');
    }
    this.rules.set(name, rule);
  }

  private ruleOf(name: string): Rule {
    const rule = this.rules.get(name);
    if (!rule) throw new Error(`${name} is not defined before`);
    return rule;
  }

  /** @throws Error where the key stands in the policy already, also where a log would be a witness of its own */
  private keyOf(vkey: string, kind: VerifierKey['kind']): VerifierKey {
    const key = parseVerifierKey(vkey);
    if (key.kind !== kind) throw new MalformedNote(`the key is none of a ${kind}`);
    const known = [...this.logs, ...this.witnesses.map((witness) => witness.key)];
    if (known.some((other) => other.key.equals(key.key))) throw new Error('the key stands there twice');
    return key;
  }
}

/** A number written in decimal; 0, which is no threshold, for anything else. */
const numeral = (word: string): number => (/^\d+$/.test(word) ? Number(word) : 0);

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 } as const;

/** What a browser answers, as JSON. */
interface Answered {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly clientExtensionResults: object;
  readonly response: Readonly<Record<string, string>>;
}

/** An authenticator in software with one passkey (W3C WebAuthn Level 3 §6), which is used at an address. */
export class SoftwarePasskey {
  readonly id = randomBytes(16).toString('base64url');
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(private readonly origin: string) {}

  /** COSE (RFC 9053 §7.1.1), base64url. */
  get publicKey(): string {
    return this.cose().toString('base64url');
  }

  /** What `navigator.credentials.create` answers. */
  registered(challenge: string): Answered {
    const id = Buffer.from(this.id, 'base64url');
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, this.cose()]);
    const authData = Buffer.concat([this.head(FLAGS.present | FLAGS.verified | FLAGS.attested), credential]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return this.answered({
      clientDataJSON: this.clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
    });
  }

  /** What `navigator.credentials.get` answers. @param isVerified whether its holder showed to be who it is. */
  signed(challenge: string, isVerified = true): Answered {
    const clientData = this.clientData('webauthn.get', challenge);
    const authData = this.head(FLAGS.present | (isVerified ? FLAGS.verified : 0));
    const digest = createHash('sha256').update(clientData).digest();
    const signature = sign('sha256', Buffer.concat([authData, digest]), this.keys.privateKey);
    return this.answered({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  private answered(response: Answered['response']): Answered {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  /** The address's digest, the flags, and a counter that doesn't count. */
  private head(flags: number): Buffer {
    const rpIdHash = createHash('sha256').update(new URL(this.origin).hostname).digest();
    return Buffer.concat([rpIdHash, Buffer.from([flags, 0, 0, 0, 0])]);
  }

  private cose(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
    const key = new Map<number, unknown>([
      ...([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytes(x)],
        [-3, bytes(y)],
      ] as const),
    ]);
    return Buffer.from(isoCBOR.encode(key as never));
  }
}

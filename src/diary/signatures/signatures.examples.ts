import { sha256Of, textToSign } from './text-to-sign.js';

const [pupilId, signerId] = ['4m8k0z7q2v9x1c3d', '9t2r5w8y0b4n6h1j'];
const text = textToSign({
  ...{ pupilId, signerId, under: { week: '2026-W48' } },
  seen: { commit: 4711n, prepare: 4711n },
});

export const TEXT_TO_SIGN = { text, sha256: sha256Of(text) };

export const KEPT_SIGNATURES = {
  year: '2026',
  signatures: [
    {
      eventId: '0f3b6c52-0a5e-5c59-9a3a-6d2b7c1f4e88',
      logPosition: '4802/4802',
      at: '2026-11-28T18:03:11.214Z',
      guardian: { id: signerId, name: 'Maria Ivanova' },
      ...{ week: '2026-W48', seen: '4711/4711', kind: 'jws', algorithm: 'ES256' },
      madeWith: 'u0Yc8Qm3rXh2b1Vd5sKp7tWn9zLf4aJg6eHi0oRq2Nw',
      ...TEXT_TO_SIGN,
      proof: { jws: 'eyJhbGciOiJFUzI1NiIsIng1YyI6WyJNSUlCLi4uIl19..c2lnbmF0dXJl' },
      verification: { holds: true },
    },
  ],
};

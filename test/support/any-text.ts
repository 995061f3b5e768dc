import fc from 'fast-check';

/** Texts of any UTF-16 code units, halves of surrogates among them; fast-check's own `binary` takes seconds to set up. */
export const anyText = (maxLength = 40): fc.Arbitrary<string> =>
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength });

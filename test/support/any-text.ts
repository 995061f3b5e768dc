import fc from 'fast-check';

// fast-check's own `binary` takes seconds to set up.

const isScalar = (point: number): boolean => point < 0xd800 || point > 0xdfff;

/** Texts of any UTF-16 code units, halves of surrogates among them. */
export const anyText = (maxLength = 40): fc.Arbitrary<string> =>
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength });

/** Texts of any code points, as UTF-8 can hold them. */
export const anyWholeText = (maxLength = 40): fc.Arbitrary<string> =>
  fc.string({
    unit: fc
      .nat(0x10ffff)
      .filter(isScalar)
      .map((point) => String.fromCodePoint(point)),
    maxLength,
  });

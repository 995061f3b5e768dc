import encoder from 'pdfmake/src/qrEnc.js';

/** As the encoder draws it. */
const SQUARE = 5;
/** ISO/IEC 18004: what surrounds a code is left blank, four squares wide. */
const QUIET = 4 * SQUARE;

/** A text as the dark squares of a QR code: a path of SVG, and the box that it lies in. */
export function qrOf(text: string): { readonly path: string; readonly viewBox: string } {
  const { _canvas: rectangles, _width: width } = encoder.measure({ qr: text, eccLevel: 'M' });
  const [, ...squares] = rectangles; // The first is the background.
  const box = width + 2 * QUIET;
  return {
    path: squares.map(({ x, y, w }) => `M${x} ${y}h${w}v${w}h-${w}z`).join(''),
    viewBox: `-${QUIET} -${QUIET} ${box} ${box}`,
  };
}

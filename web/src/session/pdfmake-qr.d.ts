/** The encoder with which slips are printed too. */
declare module 'pdfmake/src/qrEnc.js' {
  interface Square {
    readonly x: number;
    readonly y: number;
    readonly w: number;
  }
  const encoder: {
    measure(node: { readonly qr: string; readonly eccLevel: 'L' | 'M' | 'Q' | 'H' }): {
      readonly _canvas: readonly Square[];
      readonly _width: number;
    };
  };
  export default encoder;
}

// As far as it is used here: the package's own types bring those of the browser into every file.
declare module 'pdfmake' {
  interface Created {
    getBuffer(): Promise<Buffer>;
  }
  const pdfmake: {
    createPdf(document: object): Created;
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    addTableLayouts(layouts: Readonly<Record<string, Readonly<Record<string, () => number | string>>>>): void;
    setUrlAccessPolicy(mayAsk: (url: string) => boolean): void;
    setLocalAccessPolicy(mayRead: (path: string) => boolean): void;
  };
  export default pdfmake;
}

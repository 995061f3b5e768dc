import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';

const PDFJS = join(dirname(createRequire(import.meta.url).resolve('unpdf')), 'pdfjs.mjs');
const ORIGIN = 'https://paper.example';

/** Draws a page, and counts the dots that are not white in each quarter of it, from top to bottom. */
const DRAW = `
  (async () => {
    const { getDocument } = await import('/pdfjs.mjs');
    const data = new Uint8Array(await (await fetch('/document.pdf')).arrayBuffer());
    const page = await (await getDocument({ data }).promise).getPage(1);
    const viewport = page.getViewport({ scale: 1 });
    const canvas = Object.assign(document.createElement('canvas'), { width: viewport.width, height: viewport.height });
    document.body.append(canvas);
    const canvasContext = canvas.getContext('2d');
    await page.render({ canvas, canvasContext, viewport }).promise;
    const { data: dots } = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
    const ink = [0, 0, 0, 0];
    for (let at = 0; at < dots.length; at += 4) {
      if (dots[at] < 128) ink[Math.floor((at * 4) / dots.length)]++;
    }
    return { width: canvas.width, height: canvas.height, ink };
  })()
`;

export interface Picture {
  /** In points of 1/72 inch. */
  readonly width: number;
  readonly height: number;
  /** Dark dots in each quarter of the page, from top to bottom. */
  readonly ink: readonly number[];
  readonly png: Buffer;
}

/** The first page of a PDF as a browser draws it. */
export async function pictureOf(browser: Browser, pdf: Buffer): Promise<Picture> {
  const page = await browser.newPage();
  try {
    const bodies = new Map<string, [contentType: string, body: Buffer]>([
      ['/', ['text/html', Buffer.from('<!doctype html><title>Paper</title>')]],
      ['/pdfjs.mjs', ['text/javascript', await readFile(PDFJS)]],
      ['/document.pdf', ['application/pdf', pdf]],
    ]);
    await page.route(`${ORIGIN}/**`, async (route) => {
      const served = bodies.get(new URL(route.request().url()).pathname);
      await (served ? route.fulfill({ contentType: served[0], body: served[1] }) : route.abort());
    });
    await page.goto(`${ORIGIN}/`);
    const drawn = await page.evaluate<Omit<Picture, 'png'>>(DRAW);
    return { ...drawn, png: await page.locator('canvas').screenshot() };
  } finally {
    await page.close();
  }
}

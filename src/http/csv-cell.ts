/** Whoever writes a text must not write a formula into somebody's spreadsheet (OWASP, CSV injection). */
export const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

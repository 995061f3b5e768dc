/** The parallel that a class belongs to: the number that its title begins with, as 7 of 7B; else the title itself. */
export const parallelOf = (title: string): string => /^\s*(\d+)/.exec(title)?.[1] ?? title.trim();

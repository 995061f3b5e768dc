export function feedSchemas(): Promise<string>;
export function storedSchemas(): string;

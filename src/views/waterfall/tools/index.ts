import type { Tool } from './tool.ts';

/** The tools, from left to right. */
export const TOOLS: readonly Tool[] = [];

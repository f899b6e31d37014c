import { colourTool } from './colour-tool.tsx';
import { findTool } from './find-tool.tsx';
import { rowsTool } from './rows-tool.tsx';
import { rulerTool } from './ruler-tool.tsx';
import { subtreeTool } from './subtree-tool.tsx';
import type { Tool } from './tool.ts';
import { viewTool } from './view-tool.tsx';

/** The tools, from left to right. */
export const TOOLS: readonly Tool[] = [findTool, rowsTool, subtreeTool, colourTool, rulerTool, viewTool];

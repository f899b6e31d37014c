import { clockTool } from './clock-tool.tsx';
import { colourTool } from './colour-tool.tsx';
import { filterTool } from './filter-tool.tsx';
import { layersTool } from './layers-tool.tsx';
import { matchCountTool } from './match-count-tool.tsx';
import { pathAloneTool } from './path-alone-tool.tsx';
import { rowsTool } from './rows-tool.tsx';
import { rulerTool } from './ruler-tool.tsx';
import { subtreeTool } from './subtree-tool.tsx';
import type { Tool } from './tool.ts';
import { viewTool } from './view-tool.tsx';
import { whatIfTool } from './what-if-tool.tsx';

/** The tools, from left to right. */
export const TOOLS: readonly Tool[] = [
  filterTool,
  rowsTool,
  matchCountTool,
  whatIfTool,
  subtreeTool,
  pathAloneTool,
  layersTool,
  clockTool,
  colourTool,
  rulerTool,
  viewTool,
];
